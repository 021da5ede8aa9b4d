/* SPDX-License-Identifier: MIT */
/* Terminals as they come: names nobody knows, locales that are not installed, without colours,
 * without Unicode, without being a terminal at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "support/app/player.h"

/* A TERM that is not known works all the same, and never comes out raw. */
static void test_unknown_term(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    static const struct {
        const char *term, *never;
    } terms[] = {
        {"TERM=xterm-256color", NULL},
        {"TERM=xterm", NULL},
        {"TERM=vt100", NULL},
        {"TERM=linux", NULL},
        {"TERM=screen-256color", NULL},
        {"TERM=tmux-256color", NULL},
        {"TERM=xterm-kitty", "kitty"},
        {"TERM=xterm-ghostty", "ghostty"},
        {"TERM=foo", "foo"},
        {"TERM=\033]0;evil\007", "evil"},
        {"TERM=x\033[31mevil\n", "evil"},
        {"TERM=../../../etc/passwd", "passwd"},
        {"TERM=-", NULL},
        {"TERM=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         "aaaa"},
    };
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct str errors = {0};
        screen_start(screen, &(struct screen_wish){.arguments = WORDS("--lang=en", "--no-save"),
                                                   .environment = WORDS(terms[i].term)});
        screen_footer(screen, player_word(&sitting->player, "key.enter"));
        screen_type(screen, "j");
        screen_type(screen, "l");
        screen_footer(screen, catalog_text(&sitting->player.fi, "key.enter"));
        screen_type(screen, "q");
        screen_ends(screen, 0);
        screen_errors(screen, &errors);
        assert_string_equal(str_text(&errors), "");
        if (terms[i].never)
            assert_null(strstr(str_text(screen_raw(screen)), terms[i].never));
        str_release(&errors);
    }
}

static size_t count_of(const char *text, char c)
{
    size_t count = 0;
    for (; *text; text++)
        count += *text == c;
    return count;
}

/* Where only line mode is possible, one line says why, in the player's language. */
static void test_no_terminal(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    struct str path = {0};
    str_add(&path, screen_path(screen, "out"));
    const struct {
        const char *environment, *input, *output, *key;
    } ways[] = {
        {"TERM", NULL, NULL, "plain.no-term"},
        {"TERM=", NULL, NULL, "plain.no-term"},
        {"TERM=dumb", NULL, NULL, "plain.dumb"},
        {"TERM=xterm", "/dev/null", NULL, "plain.input"},
        {"TERM=xterm", NULL, str_text(&path), "plain.output"},
        {"TERM=xterm", "/dev/null", str_text(&path), "plain.input"},
        {"ACCESSIBLE=1", NULL, NULL, NULL},
        {"ACCESSIBLE=yes", NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const struct catalog *words = i % 2 ? &sitting->player.fi : &sitting->player.en;
        struct str errors = {0}, out = {0};
        screen_errors(screen, &errors);
        const size_t before = errors.length;
        str_clear(&errors);
        screen_start(screen, &(struct screen_wish){
                                 .arguments = WORDS(i % 2 ? "--lang=fi" : "--lang=en", "--no-save"),
                                 .environment = WORDS(ways[i].environment),
                                 .input = ways[i].input,
                                 .output = ways[i].output});
        if (!ways[i].output)
            screen_shows(screen, catalog_text(words, "title.begin"));
        if (!ways[i].input)
            screen_type(screen, "q\n");
        screen_ends(screen, 0);
        screen_errors(screen, &errors);
        const char *said = str_text(&errors) + before;
        if (ways[i].key) {
            assert_int_equal(count_of(said, '\n'), 1);
            assert_non_null(strstr(said, catalog_text(words, ways[i].key)));
        } else {
            assert_string_equal(said, "");
        }
        if (ways[i].output) {
            screen_file(ways[i].output, &out);
            assert_non_null(strstr(str_text(&out), catalog_text(words, "title.begin")));
        }
        assert_null(strchr(str_text(screen_raw(screen)), '\033'));
        str_release(&errors);
        str_release(&out);
    }
    str_release(&path);
}

/* An empty and a zero ACCESSIBLE are not one. */
static void test_not_accessible(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    static const char *const values[] = {"ACCESSIBLE=", "ACCESSIBLE=0"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        screen_start(screen, &(struct screen_wish){.arguments = WORDS("--lang=en", "--no-save"),
                                                   .environment = WORDS(values[i])});
        screen_footer(screen, player_word(&sitting->player, "key.enter"));
        assert_true(screen_told(screen).alternate);
        screen_type(screen, "q");
        screen_ends(screen, 0);
    }
}

/* Letters and signs are right whatever the locale variables say. */
static void test_locales(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    static const char *const locales[] = {
        "LANG=fi_FI.UTF-8", "LANG",        "LANG=C",
        "LANG=POSIX",       "LC_ALL=C",    "LANG=xx_YY.UTF-8",
        "LANG=fi_FI@euro",  "LANG=\033[m", "LC_CTYPE=en_US.ISO-8859-1"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        screen_start(screen, &(struct screen_wish){.arguments = WORDS("--lang=fi", "--no-save"),
                                                   .environment = WORDS(locales[i])});
        assert_non_null(strstr(catalog_text(&player->fi, "title.welcome"), "ä"));
        screen_shows(screen, catalog_text(&player->fi, "title.welcome"));
        screen_shows(screen, "▸");
        screen_footer(screen, "⏎");
        screen_type(screen, "2"); /* the test, and from there the map */
        screen_title(screen, player_text(player, &player->pack->quiz->title, "fi"));
        screen_type(screen, "m");
        screen_shows(screen, "◉");
        screen_shows(screen, "◇");
        screen_type(screen, "qq");
        screen_ends(screen, 0);
    }
}

static bool cursor_on(const struct screen *screen, const void *context)
{
    int row = 0, column = 0;
    screen_cursor(screen, &row, &column);
    return screen_row_has(screen, row, context);
}

/* The language of the first start is the environment's, by the variable's text. */
static void test_languages(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    const char *finnish = sitting->player.fi.name, *english = sitting->player.en.name;
    const struct {
        const char *set, *language;
    } ways[] = {
        {"LANG=fi_FI.UTF-8", finnish},
        {"LANG=fi", finnish},
        {"LANG=en_GB.UTF-8", english},
        {"LANG=C", english},
        {"LANG", english},
        {"LC_ALL=fi_FI", finnish},
        {"LC_MESSAGES=fi", finnish},
        {"LANG=xx_YY.UTF-8", english},
        {"LANG=FI_fi@euro", finnish},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        screen_start(screen, &(struct screen_wish){.arguments = WORDS("--no-save"),
                                                   .environment = WORDS(ways[i].set)});
        screen_shows(screen, finnish);
        screen_until(screen, cursor_on, ways[i].language, ways[i].set);
        screen_type(screen, "q");
        screen_ends(screen, 0);
    }
}

/* Whether an SGR in TEXT sets a colour; 39 and 49, the terminal's own, are none. */
static bool has_colour(const char *text)
{
    while ((text = strstr(text, "\033["))) {
        text += 2;
        const size_t length = strspn(text, "0123456789;:");
        if (text[length] != 'm')
            continue;
        const char *at = text;
        while (at < text + length) {
            char *end;
            const long code = strtol(at, &end, 10);
            if ((code >= 30 && code <= 38) || (code >= 40 && code <= 48) ||
                (code >= 90 && code <= 107))
                return true;
            at = end + 1;
        }
    }
    return false;
}

/* Plays to a feedback and looks at all that came out. */
static bool plays_in_colour(struct sitting *sitting, const char *theme, const char *environment,
                            const char *extra)
{
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    player_replay(player, PLAYER_SEED, "");
    screen_start(screen, &(struct screen_wish){
                             .arguments = WORDS(PLAYER_SEEDED, "--lang=en", "--no-save", theme),
                             .environment = WORDS(environment),
                             .rows = 60});
    screen_footer(screen, player_word(player, "key.enter"));
    while (player->state.where != AT_FEEDBACK)
        assert_true(player_goes_on(player, screen));
    for (; *extra; extra++) {
        screen_type(screen, (char[]){*extra, '\0'});
        screen_bytes(screen, 100);
        player_sees(player, screen);
    }
    const bool colour = has_colour(str_text(screen_raw(screen)));
    screen_type(screen, "qj\r");
    screen_ends(screen, 0);
    return colour;
}

static void test_colours(void **state)
{
    static const struct {
        const char *theme, *environment, *extra;
        bool colour;
    } ways[] = {
        {"--theme=dark", "NO_COLOR", "", true},
        {"--theme=light", "NO_COLOR", "", true},
        {"--theme=mono", "NO_COLOR", "", false},
        {"--theme=contrast", "NO_COLOR", "", false},
        {"--still", "NO_COLOR", "", true},
        {"--still", "NO_COLOR=", "", true},
        {"--still", "COLORFGBG=15;0", "", true},
        {"--still", "COLORFGBG=0;15", "", true},
        {"--still", "NO_COLOR=1", "", false},
        {"--still", "NO_COLOR=0", "", false},
        {"--theme=dark", "NO_COLOR=1", "ccccc", false},
        {"--theme=mono", "NO_COLOR", "ccc", true}, /* round to those with colours */
        {"--theme=dark", "TERM=vt100", "cc", false},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const bool colour =
            plays_in_colour(*state, ways[i].theme, ways[i].environment, ways[i].extra);
        if (colour != ways[i].colour)
            fail_msg("%s %s: colours %s", ways[i].theme, ways[i].environment,
                     colour ? "on" : "off");
    }
}

/* The theme that was chosen in the game is there at the next start. */
static void test_theme_is_kept(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    struct str settings = {0};
    screen_start(screen, &(struct screen_wish){.arguments = WORDS("--lang=en", "--theme=light")});
    screen_shows(screen, player_word(&sitting->player, "title.begin"));
    screen_type(screen, "cq");
    screen_ends(screen, 0);
    screen_file(screen_path(screen, "config/askeleet/config.yaml"), &settings);
    assert_non_null(strstr(str_text(&settings), "theme: mono"));
    str_release(&settings);
}

/* Nothing is told by colour alone: without any, the selection is reverse and marked by a sign. */
static bool selection_shows(const struct screen *screen, const void *context)
{
    struct screen_cell cell;
    int row = 0, column = 0;
    screen_cursor(screen, &row, &column);
    screen_cell(screen, row, column, &cell);
    return cell.reverse && screen_row_has(screen, row, context);
}

static void test_selection(void **state)
{
    struct sitting *sitting = *state;
    static const struct {
        const char *theme, *sign;
    } ways[] = {{"--theme=dark", "▸"},
                {"--theme=light", "▸"},
                {"--theme=mono", "▸"},
                {"--theme=contrast", "▸"},
                {"--ascii", ">"}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        screen_start(
            sitting->screen,
            &(struct screen_wish){.arguments = WORDS("--lang=en", "--no-save", ways[i].theme)});
        screen_until(sitting->screen, selection_shows, ways[i].sign, "the selection");
        screen_type(sitting->screen, "j");
        screen_until(sitting->screen, selection_shows, ways[i].sign, "the selection below");
        screen_type(sitting->screen, "q");
        screen_ends(sitting->screen, 0);
    }
}

/* The signs that the program draws, as opposed to letters and the texts' punctuation: arrows,
 * technical signs, boxes, blocks, shapes, stars, dingbats; and the dot between titles. */
static bool is_drawn(const char *character)
{
    static const struct {
        const char *first, *last;
    } ranges[] = {{"\u2000", "\u206f"},
                  {"\u2190", "\u21ff"},
                  {"\u2300", "\u2bff"},
                  {"\u00a0", "\u00a0"},
                  {"\u00b7", "\u00b7"}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (strcmp(character, ranges[i].first) >= 0 && strcmp(character, ranges[i].last) <= 0)
            return true;
    }
    return false;
}

static bool has_drawn(const struct screen *screen, const void *context)
{
    (void)context;
    const int rows = screen_rows(screen), columns = screen_columns(screen);
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            struct screen_cell cell;
            screen_cell(screen, row, column, &cell);
            if (is_drawn(cell.text))
                return true;
        }
    }
    return false;
}

static bool has_none_drawn(const struct screen *screen, const void *context)
{
    return !has_drawn(screen, context);
}

static void test_ascii(void **state)
{
    struct sitting *sitting = *state;
    struct player *player = &sitting->player;
    struct screen *screen = sitting->screen;
    bool seen[AT_RESULT + 1] = {false};
    player->ascii = true;
    screen_start(screen, &(struct screen_wish){
                             .arguments = WORDS(PLAYER_SEEDED, "--lang=en", "--no-save", "--ascii"),
                             .rows = 150});
    screen_footer(screen, player_word(player, "key.enter"));
    screen_until(screen, has_none_drawn, NULL, "the title in ASCII");
    while (player_goes_on(player, screen)) {
        if (player->state.where != AT_QUESTION || player->state.question == 0)
            screen_until(screen, has_none_drawn, NULL, "signs in ASCII");
        seen[player->state.where] = true;
    }
    screen_type(screen, "?");
    screen_title(screen, player_word(player, "help.title"));
    screen_until(screen, has_none_drawn, NULL, "help in ASCII");
    for (int i = 0; i <= AT_RESULT; i++)
        assert_true(seen[i]);
    screen_type(screen, "bqj\r");
    screen_ends(screen, 0);

    screen_start(screen, &(struct screen_wish){.arguments = WORDS("--lang=en", "--no-save")});
    screen_until(screen, has_drawn, NULL, "signs where they are not in ASCII");
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

/* A click chooses what it points at; the wheel moves. */
static void test_mouse(void **state)
{
    struct sitting *sitting = *state;
    struct screen *screen = sitting->screen;
    int row = 0, column = 0;
    screen_start(screen, &(struct screen_wish){.arguments = WORDS("--lang=en", "--no-save")});
    screen_until(screen, cursor_on, player_word(&sitting->player, "title.begin"), "the first");
    assert_int_equal(screen_told(screen).mouse, 1);
    screen_type(screen, "\033[<65;1;1M");
    screen_until(screen, cursor_on, player_word(&sitting->player, "title.test"), "the second");
    screen_type(screen, "\033[<64;1;1M");
    screen_until(screen, cursor_on, player_word(&sitting->player, "title.begin"), "the first");
    screen_type(screen, "jj");
    screen_until(screen, cursor_on, player_word(&sitting->player, "title.code"), "the third");
    screen_type(screen, "jj");
    screen_until(screen, cursor_on, player_word(&sitting->player, "title.about"), "the fifth");
    screen_cursor(screen, &row, &column);
    screen_type(screen, "kkkk");
    screen_until(screen, cursor_on, player_word(&sitting->player, "title.begin"), "the first");
    struct str keys = {0};
    str_addf(&keys, "\033[<0;%d;%dM\033[<0;%d;%dm", column + 1, row + 1, column + 1, row + 1);
    screen_type(screen, str_text(&keys));
    str_release(&keys);
    screen_shows(screen, "DigiMESH");
    screen_type(screen, "q");
    screen_ends(screen, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_unknown_term, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_no_terminal, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_not_accessible, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_locales, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_languages, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_colours, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_theme_is_kept, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_selection, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_ascii, sitting_open, sitting_close),
        cmocka_unit_test_setup_teardown(test_mouse, sitting_open, sitting_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
