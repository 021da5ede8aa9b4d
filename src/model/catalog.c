/* SPDX-License-Identifier: MIT */
#include "model/catalog.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"

const char *const plural_names[PLURALS] = {"zero", "one", "two", "few", "many", "other"};

/* CLDR 42 cardinal rules for integers, by family; `tags` is a blank-separated list. */
enum plural_family {
    FAMILY_ONE_OTHER,
    FAMILY_OTHER,
    FAMILY_ZERO_ONE,
    FAMILY_ONE_MILLION,
    FAMILY_ZERO_ONE_MILLION,
    FAMILY_ONE_TWO,
    FAMILY_ICELANDIC,
    FAMILY_FILIPINO,
    FAMILY_EAST_SLAVIC,
    FAMILY_SOUTH_SLAVIC,
    FAMILY_POLISH,
    FAMILY_CZECH,
    FAMILY_SLOVENE,
    FAMILY_LITHUANIAN,
    FAMILY_LATVIAN,
    FAMILY_ROMANIAN,
    FAMILY_ARABIC
};

static const struct {
    enum plural_family family;
    const char *tags;
} plural_table[] = {
    {FAMILY_OTHER, " bo id ig ja jv km ko lo ms my su th vi wo yo yue zh "},
    {FAMILY_ZERO_ONE, " am as bn fa ff gu hi hy kn ln mg pa si ti zu "},
    {FAMILY_ONE_MILLION, " ca es it "},
    {FAMILY_ZERO_ONE_MILLION, " fr pt "},
    {FAMILY_ONE_TWO, " he iw se sma smi smj smn sms "},
    {FAMILY_ICELANDIC, " is mk "},
    {FAMILY_FILIPINO, " ceb fil tl "},
    {FAMILY_EAST_SLAVIC, " be ru uk "},
    {FAMILY_SOUTH_SLAVIC, " bs hr sr "},
    {FAMILY_POLISH, " pl "},
    {FAMILY_CZECH, " cs sk "},
    {FAMILY_SLOVENE, " sl "},
    {FAMILY_LITHUANIAN, " lt "},
    {FAMILY_LATVIAN, " lv "},
    {FAMILY_ROMANIAN, " mo ro "},
    {FAMILY_ARABIC, " ar "},
};

static enum plural_family plural_family_of(const char *tag)
{
    char name[12] = " ";
    size_t n = 1;
    while (tag[n - 1] && tag[n - 1] != '-' && n < sizeof name - 2) {
        name[n] = tag[n - 1];
        n++;
    }
    name[n] = ' ';
    for (size_t i = 0; i < sizeof plural_table / sizeof *plural_table; i++) {
        if (strstr(plural_table[i].tags, name))
            return plural_table[i].family;
    }
    return FAMILY_ONE_OTHER;
}

enum plural plural_of(const char *tag, unsigned long n)
{
    const unsigned long ten = n % 10, hundred = n % 100;
    const bool teen = hundred >= 11 && hundred <= 19, paucal = ten >= 2 && ten <= 4;
    switch (plural_family_of(tag)) {
    case FAMILY_OTHER: return PLURAL_OTHER;
    case FAMILY_ONE_OTHER: return n == 1 ? PLURAL_ONE : PLURAL_OTHER;
    case FAMILY_ZERO_ONE: return n <= 1 ? PLURAL_ONE : PLURAL_OTHER;
    case FAMILY_ONE_MILLION:
        return n == 1 ? PLURAL_ONE : n > 0 && n % 1000000 == 0 ? PLURAL_MANY : PLURAL_OTHER;
    case FAMILY_ZERO_ONE_MILLION:
        return n <= 1 ? PLURAL_ONE : n % 1000000 == 0 ? PLURAL_MANY : PLURAL_OTHER;
    case FAMILY_ONE_TWO: return n == 1 ? PLURAL_ONE : n == 2 ? PLURAL_TWO : PLURAL_OTHER;
    case FAMILY_ICELANDIC: return ten == 1 && hundred != 11 ? PLURAL_ONE : PLURAL_OTHER;
    case FAMILY_FILIPINO: return ten == 4 || ten == 6 || ten == 9 ? PLURAL_OTHER : PLURAL_ONE;
    case FAMILY_EAST_SLAVIC:
        if (ten == 1 && hundred != 11)
            return PLURAL_ONE;
        return paucal && !(hundred >= 12 && hundred <= 14) ? PLURAL_FEW : PLURAL_MANY;
    case FAMILY_SOUTH_SLAVIC:
        if (ten == 1 && hundred != 11)
            return PLURAL_ONE;
        return paucal && !(hundred >= 12 && hundred <= 14) ? PLURAL_FEW : PLURAL_OTHER;
    case FAMILY_POLISH:
        if (n == 1)
            return PLURAL_ONE;
        return paucal && !(hundred >= 12 && hundred <= 14) ? PLURAL_FEW : PLURAL_MANY;
    case FAMILY_CZECH: return n == 1 ? PLURAL_ONE : n >= 2 && n <= 4 ? PLURAL_FEW : PLURAL_OTHER;
    case FAMILY_SLOVENE:
        return hundred == 1                   ? PLURAL_ONE
               : hundred == 2                 ? PLURAL_TWO
               : hundred == 3 || hundred == 4 ? PLURAL_FEW
                                              : PLURAL_OTHER;
    case FAMILY_LITHUANIAN:
        if (teen || ten == 0)
            return PLURAL_OTHER;
        return ten == 1 ? PLURAL_ONE : PLURAL_FEW;
    case FAMILY_LATVIAN:
        if (teen || ten == 0)
            return PLURAL_ZERO;
        return ten == 1 ? PLURAL_ONE : PLURAL_OTHER;
    case FAMILY_ROMANIAN:
        if (n == 1)
            return PLURAL_ONE;
        return n == 0 || (hundred >= 1 && hundred <= 19) ? PLURAL_FEW : PLURAL_OTHER;
    case FAMILY_ARABIC:
        if (n <= 2)
            return n == 0 ? PLURAL_ZERO : n == 1 ? PLURAL_ONE : PLURAL_TWO;
        return hundred >= 3 && hundred <= 10 ? PLURAL_FEW
               : hundred >= 11               ? PLURAL_MANY
                                             : PLURAL_OTHER;
    }
    return PLURAL_OTHER;
}

static int catalog_compare(const void *key, const void *message)
{
    return strcmp(key, ((const struct message *)message)->key);
}

const char *catalog_find(const struct catalog *catalog, const char *key)
{
    for (; catalog; catalog = catalog->fallback) {
        const struct message *found = catalog->count
                                          ? bsearch(key, catalog->message, catalog->count,
                                                    sizeof *catalog->message, catalog_compare)
                                          : NULL;
        if (found)
            return found->text;
    }
    return NULL;
}

const char *catalog_text(const struct catalog *catalog, const char *key)
{
    const char *found = catalog_find(catalog, key);
    return found ? found : key;
}

enum { CATALOG_ARGUMENTS = 8 };

struct catalog_arguments {
    const char *name[CATALOG_ARGUMENTS], *value[CATALOG_ARGUMENTS];
    size_t count;
};

static void catalog_collect(struct catalog_arguments *given, va_list args)
{
    for (const char *name; (name = va_arg(args, const char *)) != NULL;) {
        const char *value = va_arg(args, const char *);
        if (given->count < CATALOG_ARGUMENTS) {
            given->name[given->count] = name;
            given->value[given->count++] = value ? value : "";
        }
    }
}

static const char *catalog_argument(const struct catalog_arguments *given, const char *name,
                                    size_t length)
{
    for (size_t i = 0; i < given->count; i++) {
        if (strlen(given->name[i]) == length && memcmp(given->name[i], name, length) == 0)
            return given->value[i];
    }
    return NULL;
}

static const char *catalog_fill(struct arena *arena, const char *pattern,
                                const struct catalog_arguments *given)
{
    struct str out = {0};
    for (const char *at = pattern; *at;) {
        const char *end = at[0] == '%' && at[1] == '{' ? strchr(at, '}') : NULL;
        const char *value = end ? catalog_argument(given, at + 2, (size_t)(end - at - 2)) : NULL;
        if (value) {
            str_add(&out, value);
            at = end + 1;
        } else {
            str_add_char(&out, *at++);
        }
    }
    const char *filled = arena_string(arena, str_text(&out));
    str_release(&out);
    return filled;
}

const char *catalog_format(const struct catalog *catalog, struct arena *arena, const char *key, ...)
{
    struct catalog_arguments given = {0};
    va_list args;
    va_start(args, key);
    catalog_collect(&given, args);
    va_end(args);
    return catalog_fill(arena, catalog_text(catalog, key), &given);
}

const char *catalog_count(const struct catalog *catalog, struct arena *arena, const char *key,
                          unsigned long n, ...)
{
    struct catalog_arguments given = {0};
    va_list args;
    va_start(args, n);
    catalog_collect(&given, args);
    va_end(args);
    if (given.count < CATALOG_ARGUMENTS) {
        given.name[given.count] = "count";
        given.value[given.count++] = arena_format(arena, "%lu", n);
    }
    const char *pattern = NULL;
    for (const struct catalog *in = catalog; in && !pattern; in = in->fallback) {
        const struct catalog alone = {.message = in->message, .count = in->count};
        const enum plural order[] = {plural_of(in->tag, n), PLURAL_OTHER, PLURAL_MANY, PLURAL_FEW,
                                     PLURAL_ONE};
        for (size_t i = 0; i < sizeof order / sizeof *order && !pattern; i++)
            pattern =
                catalog_find(&alone, arena_format(arena, "%s.%s", key, plural_names[order[i]]));
    }
    return catalog_fill(arena, pattern ? pattern : key, &given);
}

const char *catalog_decimal(const struct catalog *catalog, struct arena *arena, double value,
                            int decimals, bool ascii)
{
    char *digits = arena_format(arena, "%.*f", decimals, value < 0 ? -value : value);
    const bool minus = value < 0 && strspn(digits, "0.") < strlen(digits);
    const char *sign = !minus ? "" : ascii ? "-" : "\u2212";
    const char *decimal = catalog_find(catalog, "number.decimal");
    char *point = strchr(digits, '.');
    if (!point)
        return arena_format(arena, "%s%s", sign, digits);
    *point = '\0';
    return arena_format(arena, "%s%s%s%s", sign, digits, decimal ? decimal : ".", point + 1);
}
