/* SPDX-License-Identifier: MIT */
/* The game that plays itself on a kiosk's start screen: quietly, a picture every few seconds, from
 * step to step in all languages: the map, the step's scene, a task, its best answer, what is said
 * to it. Between two steps stands the start screen proper. Nothing is random. Floor: app. */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include "engine/state.h"
#include "page/nav.h"

enum demo_picture { DEMO_TITLE, DEMO_MAP, DEMO_SCENE, DEMO_TASK, DEMO_CHOICE, DEMO_FEEDBACK };

struct demo {
    const struct pack *pack;
    struct arena arena;
    struct state state; /* what the picture shows; of DEMO_TITLE nothing */
    enum demo_picture picture;
    int round; /* how many steps were shown so far */
};

/* Begins with the title. PACK may have no step that can be shown: the title then stays. */
void demo_open(struct demo *demo, const struct pack *pack);

/* The next picture. */
void demo_step(struct demo *demo);

/* How long the picture should stand, in ms; -1 = for ever. */
int demo_patience(const struct demo *demo);

/* Puts NAV, which nav_start made of the picture's page, on the answer that will be given. */
void demo_point(const struct demo *demo, const struct page *page, struct nav *nav);

void demo_close(struct demo *demo);

#endif
