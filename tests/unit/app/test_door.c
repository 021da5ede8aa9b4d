/* SPDX-License-Identifier: MIT */
/* Who comes in at a kiosk's front door, and with what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/door.h"
#include "base/str.h"

enum { MOST = 6 };

/* The words joined by '|' that count; NULL = refused. */
static const struct {
    const char *name, *words[MOST], *counts;
} calls[] = {
    {"askeleet", {0}, "askeleet"},
    {"askeleet", {"check", "levels"}, "askeleet|check|levels"},
    {"askeleet", {"kiosk", "--idle=60"}, "askeleet|kiosk|--idle=60"},
    {"-askeleet", {0}, "askeleet|kiosk"},
    {"-", {0}, "askeleet|kiosk"},
    {"-sh", {0}, "askeleet|kiosk"},
    {"-askeleet", {"kiosk", "--still"}, "-askeleet|kiosk|--still"},
    {"-askeleet", {"check"}, NULL},
    {"-askeleet", {"--help"}, NULL},
    {"-askeleet", {"-c", "id"}, NULL},
    {"askeleet", {"-c", "id"}, NULL},
    {"askeleet", {"-c"}, NULL},
    {"askeleet", {"-c", ""}, NULL},
    {"askeleet", {"-c", " "}, NULL},
    {"askeleet", {"-c", "askeleet"}, NULL},
    {"askeleet", {"-c", "askeleet play"}, NULL},
    {"askeleet", {"-c", "askeleet check /etc/passwd"}, NULL},
    {"askeleet", {"-c", "askeleet-kiosk kiosk"}, NULL},
    {"askeleet", {"-c", "/bin/sh kiosk"}, NULL},
    {"askeleet", {"-c", "askeleet kiosk"}, "askeleet|kiosk"},
    {"askeleet", {"-c", "  askeleet  kiosk  "}, "askeleet|kiosk"},
    {"askeleet",
     {"-c", "/usr/games/askeleet kiosk --idle=300 --limit=7200"},
     "/usr/games/askeleet|kiosk|--idle=300|--limit=7200"},
    {"-askeleet", {"-c", "askeleet kiosk --still"}, "askeleet|kiosk|--still"},
    {"askeleet", {"-c", "askeleet kiosk", "more"}, NULL},
    {"askeleet", {"-c", "askeleet kiosk; id"}, NULL}, /* 'kiosk;' is no command */
    {"askeleet", {"-c", "askeleet\tkiosk"}, NULL},
    {"askeleet", {"-c", "askeleet\nkiosk"}, NULL},
};

static void test_calls(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        char *argv[MOST + 2] = {(char *)(uintptr_t)calls[i].name};
        int argc = 1;
        while (argc <= MOST && calls[i].words[argc - 1]) {
            argv[argc] = (char *)(uintptr_t)calls[i].words[argc - 1];
            argc++;
        }
        struct door door;
        struct str counts = {0};
        const bool open = door_open(argc, argv, &door);
        for (int n = 0; open && n < door.argc; n++)
            str_addf(&counts, "%s%s", n > 0 ? "|" : "", door.argv[n]);
        if (open != (calls[i].counts != NULL) ||
            (open && strcmp(str_text(&counts), calls[i].counts) != 0))
            fail_msg("call %zu: %s", i, open ? str_text(&counts) : "refused");
        str_release(&counts);
    }
}

/* A command of LENGTH bytes that ends in COUNT words behind `askeleet kiosk`. */
static bool opens_with(size_t length, int count)
{
    struct str command = {0};
    struct door door;
    str_add(&command, "askeleet kiosk");
    for (int i = 0; i < count; i++)
        str_add(&command, " --still");
    while (command.length < length)
        str_add_char(&command, ' ');
    char *argv[] = {(char *)(uintptr_t) "askeleet", (char *)(uintptr_t) "-c", command.text, NULL};
    const bool open = door_open(3, argv, &door);
    str_release(&command);
    return open;
}

static void test_edges(void **state)
{
    (void)state;
    assert_true(opens_with(DOOR_LONGEST, 0));
    assert_false(opens_with(DOOR_LONGEST + 1, 0));
    assert_true(opens_with(0, DOOR_MOST_WORDS - 2));
    assert_false(opens_with(0, DOOR_MOST_WORDS - 1));
}

/* --- the environment ----------------------------------------------------------------------- */

extern char **environ;

static const struct {
    const char *given[MOST], *left; /* in the order they are set; LC_CTYPE is always there */
} rooms[] = {
    {{"TERM=xterm-kitty"}, "LC_CTYPE=C.UTF-8 TERM=xterm-kitty"},
    {{"TERM=linux", "LANG=fi_FI.UTF-8"}, "LC_CTYPE=C.UTF-8 TERM=linux LC_MESSAGES=fi_FI"},
    {{"TERM=dumb"}, "LC_CTYPE=C.UTF-8 TERM=dumb"},
    {{"TERM="}, "LC_CTYPE=C.UTF-8"},
    {{0}, "LC_CTYPE=C.UTF-8"},
    {{"TERM=wyse60"}, "LC_CTYPE=C.UTF-8 TERM=xterm-256color"},
    {{"TERM=xterm-\033]52;c;x\a"}, "LC_CTYPE=C.UTF-8 TERM=xterm-256color"},
    {{"TERM=xterm-../../x"}, "LC_CTYPE=C.UTF-8 TERM=xterm-256color"},
    {{"TERM=xterm-%n%n"}, "LC_CTYPE=C.UTF-8 TERM=xterm-256color"},
    {{"TERM=xterm-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
     "LC_CTYPE=C.UTF-8 TERM=xterm-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
    {{"TERM=xterm-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, "LC_CTYPE=C.UTF-8 TERM=xterm-256color"},
    {{"LC_ALL=en_GB.UTF-8", "LC_MESSAGES=fi", "LANG=sv"}, "LC_CTYPE=C.UTF-8 LC_MESSAGES=en_GB"},
    {{"LC_MESSAGES=fi", "LANG=sv"}, "LC_CTYPE=C.UTF-8 LC_MESSAGES=fi"},
    {{"LANG=../../etc/passwd"}, "LC_CTYPE=C.UTF-8"},
    {{"LANG=fi\033[2J"}, "LC_CTYPE=C.UTF-8 LC_MESSAGES=fi"},
    {{"LANG=aaaaaaaaaaaaaaaaaaaaaaaa"}, "LC_CTYPE=C.UTF-8 LC_MESSAGES=aaaaaaaaaaa"},
    {{"COLORFGBG=15;0"}, "LC_CTYPE=C.UTF-8 COLORFGBG=15;0"},
    {{"COLORFGBG=15;x"}, "LC_CTYPE=C.UTF-8"},
    {{"COLORFGBG=0;0;0;0;0;0"}, "LC_CTYPE=C.UTF-8 COLORFGBG=0;0;0;0;0;0"},
    {{"COLORFGBG=0;0;0;0;0;0;"}, "LC_CTYPE=C.UTF-8"},
    {{"NO_COLOR=\033c", "ACCESSIBLE=yes"}, "LC_CTYPE=C.UTF-8 NO_COLOR=1 ACCESSIBLE=1"},
    {{"NO_COLOR=", "ACCESSIBLE=0"}, "LC_CTYPE=C.UTF-8"},
    {{"HOME=/root", "TERMINFO=/tmp", "ASKELEET_PACK=/tmp", "LD_PRELOAD=x", "PATH=/tmp",
      "XDG_STATE_HOME=/tmp"},
     "LC_CTYPE=C.UTF-8"},
    {{"LOCPATH=/tmp", "NLSPATH=/tmp/%N", "SHELL=/bin/sh", "SSH_ORIGINAL_COMMAND=id",
      "SSH_CONNECTION=192.0.2.1 1 192.0.2.2 22", "IFS=x"},
     "LC_CTYPE=C.UTF-8"},
};

static void test_environment(void **state)
{
    char **before = environ;
    (void)state;
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        char *given[MOST + 1] = {0};
        struct str left = {0};
        for (int n = 0; n < MOST && rooms[i].given[n]; n++)
            given[n] = (char *)(uintptr_t)rooms[i].given[n];
        environ = given;
        door_environment();
        for (char **at = environ; *at; at++)
            str_addf(&left, "%s%s", at > environ ? " " : "", *at);
        environ = before;
        assert_string_equal(str_text(&left), rooms[i].left);
        str_release(&left);
    }
}

static void test_ssh(void **state)
{
    static const struct {
        const char *given;
        bool other, remote;
    } rows[] = {{NULL, false, false},
                {"SSH_ORIGINAL_COMMAND=id", true, false},
                {"SSH_ORIGINAL_COMMAND=", false, false},
                {"SSH_CONNECTION=192.0.2.1 1 192.0.2.2 22", false, true},
                {"SSH_TTY=/dev/pts/1", false, true}};
    char **before = environ;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *given[] = {(char *)(uintptr_t)rows[i].given, NULL};
        environ = given;
        const bool other = door_wanted_other(), remote = door_is_remote();
        environ = before;
        assert_int_equal(other, rows[i].other);
        assert_int_equal(remote, rows[i].remote);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_calls), cmocka_unit_test(test_edges),
                                       cmocka_unit_test(test_environment),
                                       cmocka_unit_test(test_ssh)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
