/* SPDX-License-Identifier: MIT */
/* Which language a text reads like, by its small words: enough to see that Finnish stands where
 * English was promised, and nothing more.
 *
 * Known are Finnish, English and Swedish, each by words that are frequent in it and no words of the
 * other two (so not "on", "he", "i", "men", "for"). A word with å, ä or ö speaks against English
 * like a small word of Finnish and of Swedish, but only one in a text, since it may be a name.
 * Pure. Floor: proof. */
#ifndef PROOF_LANGUAGE_GUESS_H
#define PROOF_LANGUAGE_GUESS_H

/* So many small words of another language, a fifth of all words, and four times as many as of the
 * language it should be: then it is clear. */
enum { LANGUAGE_GUESS_LEAST = 2, LANGUAGE_GUESS_SHARE = 5, LANGUAGE_GUESS_TIMES = 4 };

/* The tag of the language that TEXT clearly is in, when it is another than TAG says; NULL when it
 * is in that one, cannot be told, or TAG is none of the known languages. */
const char *language_guess(const char *text, const char *tag);

/* How many words of TEXT are small words of any of them: names and titles have none. */
int language_small_words(const char *text);

#endif
