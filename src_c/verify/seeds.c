/* The seeds of quotations: a hash table, behind a filter that fits the cache, because most words of a text are in no seed. */
#include <string.h>

#include "verify/memory.h"
#include "verify/passages.h"

enum { FILTER_BITS = 16, LEAST_BITS = 10 }; /* for each seed: one other key in 16 passes; log2 of the least size */

int qx_index_add(qx_index *index, const qx_quotation *quotation, const uint64_t *keys, const uint32_t *sizes, const uint32_t *before, const uint32_t *cuts) {
    uint32_t size = quotation->size, cut_count = quotation->cut_count, words = index->word_count, behind = words + index->count;
    uint32_t capacity = index->word_capacity, same = capacity, more = capacity;
    if (qx_reserve(&index->quotations, &index->capacity, index->count, 1, sizeof *index->quotations)) return -1;
    if (qx_reserve(&index->cuts, &index->cut_capacity, index->cut_count, cut_count, sizeof *index->cuts)) return -1;
    /* Each column gets as much room as the longest. */
    if (qx_reserve(&index->keys, &capacity, behind, size + 1, sizeof *index->keys)
        || qx_reserve(&index->sizes, &same, behind, size + 1, sizeof *index->sizes)
        || qx_reserve(&index->before, &more, behind, size + 1, sizeof *index->before))
        return -1;
    index->word_capacity = capacity;
    if (size) {
        memcpy(index->keys + words, keys, size * sizeof *keys);
        memcpy(index->sizes + words, sizes, size * sizeof *sizes);
    }
    memcpy(index->before + behind, before, (size + 1) * sizeof *before);
    if (cut_count) memcpy(index->cuts + index->cut_count, cuts, cut_count * sizeof *cuts);
    qx_quotation *added = &index->quotations[index->count++];
    *added = *quotation;
    added->first = words;
    added->first_cut = index->cut_count;
    index->word_count += size;
    index->cut_count += cut_count;
    if (size > index->longest) index->longest = size;
    return 0;
}

int qx_index_seed(qx_index *index, qx_seed seed) {
    if (qx_reserve(&index->seeds, &index->seed_capacity, index->seed_count, 1, sizeof *index->seeds)) return -1;
    index->seeds[index->seed_count++] = seed;
    return 0;
}

static int compare_seeds(const void *one, const void *other) {
    const qx_seed *a = one, *b = other;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    if (a->quotation != b->quotation) return a->quotation < b->quotation ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static uint32_t bits_for(uint64_t items) {
    uint32_t bits = LEAST_BITS;
    while (UINT64_C(1) << bits < items) bits++;
    return bits;
}

int qx_index_seal(qx_index *index) {
    uint32_t slot_bits = bits_for(2 * (uint64_t)index->seed_count), filter_bits = bits_for(FILTER_BITS * (uint64_t)index->seed_count);
    uint32_t mask = (uint32_t)((UINT64_C(1) << slot_bits) - 1);
    index->slots = calloc((size_t)1 << slot_bits, sizeof *index->slots);
    index->filter = calloc((size_t)1 << (filter_bits - 6), sizeof *index->filter);
    if (!index->slots || !index->filter) return -1;
    index->slot_shift = 64 - slot_bits;
    index->filter_shift = 64 - filter_bits;
    if (index->seed_count) qsort(index->seeds, index->seed_count, sizeof *index->seeds, compare_seeds);
    for (uint32_t i = 0; i < index->seed_count; i++) {
        uint64_t key = index->seeds[i].key, bit = key >> index->filter_shift;
        if (i && index->seeds[i - 1].key == key) continue;
        uint32_t slot = (uint32_t)(key >> index->slot_shift);
        while (index->slots[slot]) slot = (slot + 1) & mask;
        index->slots[slot] = i + 1;
        index->filter[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return 0;
}

void qx_index_free(qx_index *index) {
    free(index->quotations);
    free(index->keys);
    free(index->sizes);
    free(index->before);
    free(index->cuts);
    free(index->seeds);
    free(index->slots);
    free(index->filter);
    memset(index, 0, sizeof *index);
}
