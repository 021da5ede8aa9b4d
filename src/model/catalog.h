/* SPDX-License-Identifier: MIT */
/* The program's own words in one language: messages by key, with plural forms.
 *
 * A catalogue is what content/catalog_load made of i18n/LANG.yaml: keys are the nested names joined
 * by '.', plural forms are keys ending in `.zero`, `.one`, `.two`, `.few`, `.many`, `.other`.
 * Patterns hold %{name}. A key that is missing is looked up in the fallback catalogue and then
 * given back itself, so that a hole shows and never crashes. Floor: model. */
#ifndef MODEL_CATALOG_H
#define MODEL_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct message {
    const char *key, *text;
};

struct catalog {
    const char *tag;               /* BCP 47 */
    const char *name;              /* of the language, in itself: key `language.name` */
    const struct message *message; /* sorted by key (strcmp) */
    size_t count;
    const struct catalog *fallback; /* or NULL */
};

/* CLDR 42 plural categories. */
enum plural { PLURAL_ZERO, PLURAL_ONE, PLURAL_TWO, PLURAL_FEW, PLURAL_MANY, PLURAL_OTHER, PLURALS };

extern const char *const plural_names[PLURALS]; /* "zero", "one", … */

/* The category of the whole number N in the language TAG (its first subtag counts): CLDR 42,
 * cardinal rules, integers only. Unknown languages use the English rule. */
enum plural plural_of(const char *tag, unsigned long n);

/* The text of KEY, its fallback's, or KEY itself. */
const char *catalog_text(const struct catalog *catalog, const char *key);

/* The same, but NULL when no catalogue has it. */
const char *catalog_find(const struct catalog *catalog, const char *key);

/* Text of KEY with each %{name} replaced; pairs of name and value ended by NULL. In ARENA. */
const char *catalog_format(const struct catalog *catalog, struct arena *arena, const char *key, ...)
    __attribute__((sentinel));

/* The same with the plural form for N, which %{count} stands for. Lookup: the category of N, then
 * other, many, few, one (tools write files back without `other`). */
const char *catalog_count(const struct catalog *catalog, struct arena *arena, const char *key,
                          unsigned long n, ...) __attribute__((sentinel));

/* A number with DECIMALS digits after the language's decimal sign (key `number.decimal`). Its minus
 * is U+2212, or '-' for ASCII; what rounds to nothing has no sign. */
const char *catalog_decimal(const struct catalog *catalog, struct arena *arena, double value,
                            int decimals, bool ascii);

#endif
