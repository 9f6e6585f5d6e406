/* Checks folded words and passages. A part of fuzz_driver.c. */
#include "fuzz_driver.h"
#include "told_folds.h"
#include "verify/passages.h"

static void check_words(const qx_words *words) {
    for (uint32_t row = 0, end = 0; row < words->count; end = words->ends[row++]) {
        HOLDS(words->starts[row] >= end && words->ends[row] > words->starts[row] && words->ends[row] <= length);
        uint32_t folded[3 * LONGEST], size = qx_fold_word(&told_folds, text, 4, words->starts[row], words->ends[row], folded);
        uint64_t key = 0;
        for (uint32_t i = 0; i < size; i++) key = qx_key_with(key, folded[i]);
        HOLDS(size == words->sizes[row] && size && key == words->keys[row]);
    }
    for (uint32_t row = 0; row < words->cut_count; row++)
        HOLDS(words->cuts[row] <= words->count && (!row || words->cuts[row] > words->cuts[row - 1]));
}

static void check_same_words(const qx_words *a, const qx_words *b) {
    HOLDS(a->count == b->count && a->cut_count == b->cut_count);
    for (uint32_t row = 0; row < a->count; row++)
        HOLDS(a->keys[row] == b->keys[row] && a->starts[row] == b->starts[row] && a->ends[row] == b->ends[row]);
    for (uint32_t row = 0; row < a->cut_count; row++) HOLDS(a->cuts[row] == b->cuts[row]);
}

/* Adds a few stretches of the text as quotations, with the cuts inside them. */
static int quote(qx_index *index, const qx_words *words) {
    for (int number = 0; number < 4 && words->count; number++) {
        uint32_t first = random_below(words->count), stop = first + 1 + random_below(words->count - first), cuts[LONGEST], count = 0;
        for (uint32_t row = 0; row < words->cut_count; row++)
            if (words->cuts[row] > first && words->cuts[row] < stop) cuts[count++] = words->cuts[row] - first;
        if (told_quotation(index, words, first, stop, cuts, count)) return -1;
    }
    return qx_index_seal(index);
}

static void check_blocks(const qx_passages *passages, const qx_index *index, const qx_words *words) {
    for (uint32_t row = 0; row < passages->count; row++) {
        const qx_passage *passage = &passages->rows[row];
        HOLDS(passage->quotation < index->count && passage->first < passage->stop && passage->stop <= passages->blocks.count);
        HOLDS(!row || passage->quotation > passages->rows[row - 1].quotation);
        for (uint32_t i = passage->first; i < passage->stop; i++) {
            const qx_block *block = &passages->blocks.rows[i];
            HOLDS(block->first < block->stop && block->stop <= index->quotations[passage->quotation].size);
            HOLDS(block->start < block->end && block->end <= words->count);
        }
    }
}

void check_passages(void *const narrowed[5]) {
    qx_words words = {0}, other = {0};
    qx_index index = {0};
    qx_passages passages = {0};
    forget_folds(); /* so that they are asked for in the middle of texts */
    HOLDS(!told_words(&words, narrowed[4], length, 4));
    check_words(&words);
    HOLDS(!quote(&index, &words));
    HOLDS(!qx_find_passages(&passages, &index, &words));
    check_blocks(&passages, &index, &words);
    for (int width = 1; width <= 2; width++) {
        if (!narrowed[width]) continue;
        HOLDS(!told_words(&other, narrowed[width], length, width));
        check_same_words(&words, &other);
        qx_words_free(&other);
    }
    qx_passages_free(&passages);
    qx_index_free(&index);
    qx_words_free(&words);
    forget_folds();
}

/* Does the same if memory may run out. Returns whether everything was done. */
int passages_without_memory(const void *copy) {
    qx_words words = {0};
    qx_index index = {0};
    qx_passages passages = {0};
    int failed = told_words(&words, copy, length, 4) || quote(&index, &words) || qx_find_passages(&passages, &index, &words);
    qx_passages_free(&passages);
    qx_index_free(&index);
    qx_words_free(&words);
    return !failed;
}
