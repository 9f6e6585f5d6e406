/* Tags the words of narration that are finite verbs, may be between a subject and its verb, or are possessives. */
#include "read/classes.h"
#include "read/narration.h"

enum { SHORTEST_PAST = 5 }; /* characters of a word that ends like a past tense; the lexicon may not have it */

static int is_finite(uint32_t word) {
    uint32_t upos = word & WORD_CLASS;
    if (upos == UPOS_AUX) return 1;
    return upos == UPOS_VERB && word & (WORD_BASE | WORD_THIRD | WORD_PAST | WORD_PARTICIPLE) && !(word & WORD_ATTRIBUTIVE);
}

/* Tags a word in small letters that ends like an adverb or a past tense. */
static void tag_inflected(const qx_scan *scan, uint32_t token, uint32_t ending, uint32_t *words, uint32_t *tags) {
    qx_read_sentence(scan, token, tags, words);
    if (ending & ENDING_PAST) tags[token] |= qx_length(scan, token) >= SHORTEST_PAST && is_finite(words[token]) ? NARRATION_LOOKS_FINITE : 0;
    else if ((words[token] & WORD_CLASS) == UPOS_ADV) tags[token] |= NARRATION_ADVERBIAL;
}

void qx_tag_word(const qx_scan *scan, uint32_t token, uint32_t *words, uint32_t verbs, uint32_t adverbs, uint32_t *tags) {
    uint32_t tag = tags[token], kind = scan->tokens.column[TOKEN_TAGS][token];
    if (words[token] & WORD_TAGGED) return;
    words[token] |= WORD_TAGGED;
    if (tag == NARRATION_QUOTED) return;
    uint32_t ending = kind & TAG_WORD ? qx_endings(scan, token, ENDING_POSSESSIVE | ENDING_PAST | ENDING_ADVERB) : 0;
    if (ending & ENDING_POSSESSIVE) tags[token] |= NARRATION_POSSESSIVE;
    if (tag & verbs) {
        qx_read_sentence(scan, token, tags, words);
        if (is_finite(words[token])) tags[token] |= NARRATION_FINITE;
    }
    if (tag & adverbs) tags[token] |= NARRATION_ADVERBIAL;
    else if (verbs | adverbs && kind & TAG_LOWER && ending & (ENDING_PAST | ENDING_ADVERB)) tag_inflected(scan, token, ending, words, tags);
}
