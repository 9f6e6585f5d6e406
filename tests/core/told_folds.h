/* Invented foldings of characters, of all kinds, for the test drivers. */
#ifndef QX_TOLD_FOLDS_H
#define QX_TOLD_FOLDS_H

#include <stdlib.h>

#include "scan/chartab.h"
#include "verify/passages.h"

static qx_folds told_folds;

static inline void forget_folds(void) {
    for (int block = 0; block < FOLD_BLOCKS; block++) {
        if (told_folds.blocks[block] && told_folds.blocks[block] != qx_fold_unknown) free((void *)told_folds.blocks[block]);
        told_folds.blocks[block] = qx_fold_unknown;
    }
}

static inline uint32_t told_kinds(uint32_t c) {
    uint32_t prop = qx_prop(c), kinds = FOLD_KNOWN;
    if (prop & CH_LETTER) kinds |= FOLD_LETTER;
    if ((prop & WB_MASK) == WB_EXTEND) kinds |= FOLD_MARK;
    if (prop & CH_DIGIT) kinds |= FOLD_NUMBER | FOLD_DIGIT;
    if (prop & CH_SPACE && c != '\n') kinds |= FOLD_BLANK;
    if (c == '\'' || c == 0x2019) kinds |= FOLD_APOSTROPHE;
    if (c == '$' || c == '%' || c == 0xBD) kinds |= FOLD_SIGN;
    if (c == 0xBD) kinds |= FOLD_BESIDE;
    if (c == '<' || c == '=' || c == '/' || c == '~') kinds |= FOLD_BESIDE;
    if (c == '<' || c == '[' || c == '(' || c == '.' || c == '-' || c == 0x2013 || c == 0x2212 || c == 0x2026) kinds |= FOLD_OPENER;
    return kinds;
}

/* Sets the foldings of a block: marks and apostrophes fold into nothing, some letters into three characters. */
static inline void tell_folds(uint32_t character) {
    uint32_t number = character / FOLD_BLOCK, end = FOLD_BLOCK, *block = malloc(5 * FOLD_BLOCK * sizeof *block);
    for (uint32_t i = 0; i < FOLD_BLOCK; i++) {
        uint32_t c = number * FOLD_BLOCK + i, kinds = told_kinds(c);
        uint32_t count = kinds & (FOLD_MARK | FOLD_APOSTROPHE) || c == '[' || c == ']' || c == ',' ? 0 : c > 0x80 && c % 7 == 0 ? 3 : 1;
        if (count == 1) {
            block[i] = kinds | qx_fold(c);
            continue;
        }
        block[i] = kinds | FOLD_MANY | end;
        block[end++] = count;
        while (count--) block[end++] = 'a' + count;
    }
    told_folds.blocks[number] = block;
}

/* Folds the words of a text. Returns 0, or -1 if memory runs out. */
static inline int told_words(qx_words *words, const void *text, uint32_t length, int width) {
    static const qx_remark remark = {{'s', 'i', 'c'}, 3};
    uint32_t at = 0, unknown = 0;
    int result;
    while ((result = qx_fold_words(words, &told_folds, &remark, text, length, width, &at, &unknown)) == FOLD_ASKS) tell_folds(unknown);
    return result == FOLD_DONE ? 0 : -1;
}

/* Adds the words first:stop as a quotation, with all its pairs as seeds; every other word is a content word. */
static inline int told_quotation(qx_index *index, const qx_words *words, uint32_t first, uint32_t stop, const uint32_t *cuts, uint32_t cut_count) {
    enum { LONGEST_TOLD = 1 << 13 };
    static uint32_t before[LONGEST_TOLD + 1];
    uint32_t size = stop - first;
    if (size > LONGEST_TOLD) return -1;
    qx_quotation quotation = {.size = size, .cut_count = cut_count, .least = size < 8 ? 2 : 4};
    for (uint32_t i = 0; i <= size; i++) before[i] = (i + 1) / 2;
    int failed = qx_index_add(index, &quotation, words->keys + first, words->sizes + first, before, cuts);
    for (uint32_t at = 0; !failed && at + 1 < size; at++)
        for (uint32_t step = 1; !failed && step <= 2 && at + step < size; step++) {
            uint64_t key = qx_seed_of_pair(words->keys[first + at], words->keys[first + at + step], step == 2);
            failed = qx_index_seed(index, (qx_seed){key, index->count - 1, 2 * at + (step == 2)});
        }
    return failed;
}

#endif
