/* SPDX-License-Identifier: MIT */
/* With --console the limit is each visitor's; else it is that of the connection, which a start
 * screen left alone must not hold for ever. */
#include "app/visit.h"

#include <limits.h>
#include <time.h>

enum { VISIT_SECOND = 1000 };

int64_t visit_now(void)
{
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * VISIT_SECOND + now.tv_nsec / 1000000;
}

void visit_open(struct visit *visit, const struct options *options, bool remote,
                const struct pack *pack)
{
    const int64_t now = visit_now();
    *visit = (struct visit){
        .console = options->given[OPTION_CONSOLE],
        .remote = remote,
        .moves = !options->given[OPTION_STILL],
        .idle =
            {
                .idle = (int64_t)(options->idle < 0 ? VISIT_IDLE : options->idle) * VISIT_SECOND,
                .limit =
                    (int64_t)(options->limit < 0 ? VISIT_LIMIT : options->limit) * VISIT_SECOND,
                .input = now,
                .began = now,
            },
    };
    demo_open(&visit->demo, pack);
    visit->next = now + demo_patience(&visit->demo);
}

/* The times that run now. */
static struct idle visit_idle(const struct visit *visit, bool start)
{
    struct idle idle = visit->idle;
    if (start)
        idle.idle = 0;
    if (start && visit->console)
        idle.limit = 0;
    return idle;
}

static bool visit_plays(const struct visit *visit, bool start)
{
    return start && visit->moves && !visit->linear && demo_patience(&visit->demo) >= 0;
}

enum visit_news visit_look(struct visit *visit, bool start, unsigned long received)
{
    const int64_t now = visit_now();
    if (visit->seen != received)
        visit->idle.input = now;
    visit->seen = received;
    if (visit_plays(visit, start) && now >= visit->next) {
        demo_step(&visit->demo);
        visit->next = now + demo_patience(&visit->demo);
    }
    const struct idle idle = visit_idle(visit, start);
    const enum idle_phase before = visit->phase;
    visit->phase = idle_phase(&idle, now, &visit->seconds);
    switch (visit->phase) {
    case IDLE_ENDED: visit->over = true; return visit->console ? VISIT_NEXT : VISIT_END;
    case IDLE_GONE: return VISIT_NEXT;
    case IDLE_ENDING:
    case IDLE_WARNING: return visit->phase == before || start ? VISIT_SAME : VISIT_WARN;
    case IDLE_ACTIVE: break;
    }
    return VISIT_SAME;
}

void visit_anew(struct visit *visit)
{
    const int64_t now = visit_now();
    visit->idle.input = now;
    if (visit->console)
        visit->idle.began = now;
    visit->phase = IDLE_ACTIVE;
    visit->over = false;
    demo_close(&visit->demo);
    demo_open(&visit->demo, visit->demo.pack);
    visit->next = now + demo_patience(&visit->demo);
}

int visit_patience(const struct visit *visit, bool start)
{
    const int64_t now = visit_now();
    const struct idle idle = visit_idle(visit, start);
    int64_t patience = idle_patience(&idle, now, !visit->linear);
    if (visit_plays(visit, start)) {
        const int64_t picture = visit->next > now ? visit->next - now : 0;
        patience = patience < 0 || picture < patience ? picture : patience;
    }
    return patience > INT_MAX ? INT_MAX : (int)patience;
}

int64_t visit_until(const struct visit *visit, bool start)
{
    const struct idle idle = visit_idle(visit, start);
    const int64_t gone = idle.idle ? idle.input + idle.idle : 0;
    const int64_t ended = idle.limit ? idle.began + idle.limit : 0;
    return !gone || (ended && ended < gone) ? ended : gone;
}

void visit_close(struct visit *visit)
{
    demo_close(&visit->demo);
}
