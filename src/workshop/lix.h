/* SPDX-License-Identifier: MIT */
/* How hard a text is to read: LIX.
 *
 * C. H. Björnsson, "Läsbarhet" (1968): the average length of a sentence in words, plus how many of
 * a hundred words are longer than six letters. Below 30 very easy, below 40 easy, below 50
 * middling, below 60 hard, from there on very hard; made for Swedish. Languages with long words,
 * such as Finnish, score higher throughout, so that figures compare texts of one language only.
 *
 * A sentence ends with . ! ? … : or their like in other scripts, where the text ends there or goes
 * on behind a blank with anything but a small letter ("esim. tämä" is one sentence). What has no
 * such end is a name or a label, not a sentence, and is left out of account. Floor: workshop. */
#ifndef WORKSHOP_LIX_H
#define WORKSHOP_LIX_H

struct lix {
    unsigned long sentences, words, long_words;
};

/* Adds the sentences of TEXT, which has no markup. */
void lix_add(struct lix *lix, const char *text);

/* The figure; 0 when there was no sentence. */
double lix_value(const struct lix *lix);

/* Words in a sentence, on average; 0 as above. */
double lix_sentence(const struct lix *lix);

#endif
