/* Which words of narration are verbs in use, and which may stand between a subject and its verb. */
#include "read/classes.h"
#include "read/narration.h"

enum { SHORTEST_PAST = 5 }; /* characters of a word that the lexicon may not have, and that ends as a past tense */

static int is_finite(uint32_t word) {
    uint32_t upos = word & WORD_CLASS;
    if (upos == UPOS_AUX) return 1;
    return upos == UPOS_VERB && word & (WORD_BASE | WORD_THIRD | WORD_PAST | WORD_PARTICIPLE) && !(word & WORD_ATTRIBUTIVE);
}

void qx_tag_verbs(const qx_scan *scan, uint32_t token, uint32_t *words, uint32_t verbs, uint32_t adverbs, uint32_t *tags) {
    uint32_t tag = tags[token];
    if (words[token] & WORD_TAGGED) return;
    words[token] |= WORD_TAGGED;
    if (tag & adverbs) tags[token] |= NARRATION_ADVERBIAL;
    if (!(tag & verbs || (tag & NARRATION_INFLECTED && !(tag & adverbs)))) return;
    qx_read_sentence(scan, token, words);
    uint32_t word = words[token];
    if (tag & verbs && is_finite(word)) tags[token] |= NARRATION_FINITE;
    if (tag & adverbs || !(tag & NARRATION_INFLECTED)) return;
    if (!qx_has_ending(scan, token, ENDING_PAST)) tags[token] |= (word & WORD_CLASS) == UPOS_ADV ? NARRATION_ADVERBIAL : 0;
    else if (qx_length(scan, token) >= SHORTEST_PAST && is_finite(word)) tags[token] |= NARRATION_LOOKS_FINITE;
}
