/* The blocks of words that a quotation and a text have in common, around hits. Blocks go on over words that are only divided
   differently (re-elect, reelect): their joined keys are compared. */
#include <string.h>

#include "verify/memory.h"
#include "verify/passages.h"

enum {
    MOST_ALIKE = 24, /* the most blocks of the same words of a quotation in a text */
    STEPS = 40,      /* the most words compared, for each hit and each word of the quotation */
    MOST_JOINED = 4, /* the most words of either side that may be joined */
};

/* ---- A hash table from numbers to numbers, which starts with zeros */

typedef struct {
    uint64_t *keys; /* key plus one, or 0 if free */
    uint32_t *values, count, capacity;
} numbers;

static uint32_t place_of(const numbers *table, uint64_t key) {
    uint32_t place = (uint32_t)((key * QX_KEY_FACTOR) >> 32) & (table->capacity - 1);
    while (table->keys[place] && table->keys[place] != key + 1) place = (place + 1) & (table->capacity - 1);
    return place;
}

static uint32_t number_at(const numbers *table, uint64_t key) { return table->capacity ? table->values[place_of(table, key)] : 0; }

static int enlarge(numbers *table) {
    numbers larger = {.count = table->count, .capacity = table->capacity ? 2 * table->capacity : 64};
    larger.keys = calloc(larger.capacity, sizeof *larger.keys);
    larger.values = calloc(larger.capacity, sizeof *larger.values);
    if (!larger.keys || !larger.values) {
        free(larger.keys);
        free(larger.values);
        return -1;
    }
    for (uint32_t i = 0; i < table->capacity; i++) {
        if (!table->keys[i]) continue;
        uint32_t place = place_of(&larger, table->keys[i] - 1);
        larger.keys[place] = table->keys[i];
        larger.values[place] = table->values[i];
    }
    free(table->keys);
    free(table->values);
    *table = larger;
    return 0;
}

static int set_number(numbers *table, uint64_t key, uint32_t value) {
    if (2 * table->count >= table->capacity && enlarge(table)) return -1;
    uint32_t place = place_of(table, key);
    table->count += !table->keys[place];
    table->keys[place] = key + 1;
    table->values[place] = value;
    return 0;
}

static uint64_t diagonal(uint32_t place, uint32_t at) { return UINT64_C(1) << 62 | (uint32_t)(at - place); }

/* ---- Words that are divided differently */

static uint64_t power(uint32_t exponent) {
    uint64_t found = 1;
    for (uint64_t factor = QX_KEY_FACTOR; exponent; exponent >>= 1, factor *= factor)
        if (exponent & 1) found *= factor;
    return found;
}

typedef struct {
    const uint64_t *keys;
    const uint32_t *sizes;
    uint32_t left, used; /* words available; words joined */
    uint64_t key;
    uint32_t size; /* of the joined words, in characters */
} side;

/* Joins the next word, after the others or before them. */
static void join(side *one, int backwards) {
    uint32_t used = one->used++;
    uint64_t key = backwards ? *(one->keys - used) : one->keys[used];
    uint32_t size = backwards ? *(one->sizes - used) : one->sizes[used];
    one->key = backwards ? key * power(one->size) + one->key : one->key * power(size) + key;
    one->size += size;
}

/* Whether up to MOST_JOINED words of each side, from the first on or back from the last, have the same letters. */
static int is_joint(side *ours, side *theirs, int backwards) {
    if (!ours->left || !theirs->left) return 0;
    join(ours, backwards);
    join(theirs, backwards);
    while (ours->key != theirs->key || ours->size != theirs->size) {
        side *shorter = ours->size < theirs->size ? ours : theirs;
        if (ours->size == theirs->size || shorter->used == shorter->left || shorter->used == MOST_JOINED) return 0;
        join(shorter, backwards);
    }
    return 1;
}

/* ---- Blocks */

typedef struct {
    const uint64_t *keys; /* of the quotation */
    const uint32_t *sizes;
    uint32_t size;
    const qx_words *words;
} pair;

/* Moves both places on, after the words that are the same. */
static void extend(const pair *in, uint32_t *place, uint32_t *at) {
    const qx_words *words = in->words;
    while (*place < in->size && *at < words->count) {
        if (in->keys[*place] == words->keys[*at] && in->sizes[*place] == words->sizes[*at]) {
            ++*place, ++*at;
            continue;
        }
        side ours = {in->keys + *place, in->sizes + *place, in->size - *place, 0, 0, 0};
        side theirs = {words->keys + *at, words->sizes + *at, words->count - *at, 0, 0, 0};
        if (!is_joint(&ours, &theirs, 0)) return;
        *place += ours.used, *at += theirs.used;
    }
}

/* Moves both places back to the first of the words that are the same. */
static void extend_back(const pair *in, uint32_t *place, uint32_t *at) {
    const qx_words *words = in->words;
    while (*place && *at) {
        if (in->keys[*place - 1] == words->keys[*at - 1] && in->sizes[*place - 1] == words->sizes[*at - 1]) {
            --*place, --*at;
            continue;
        }
        side ours = {in->keys + *place - 1, in->sizes + *place - 1, *place, 0, 0, 0};
        side theirs = {words->keys + *at - 1, words->sizes + *at - 1, *at, 0, 0, 0};
        if (!is_joint(&ours, &theirs, 1)) return;
        *place -= ours.used, *at -= theirs.used;
    }
}

static int compare_hits(const void *one, const void *other) {
    const uint32_t *a = one, *b = other;
    if (a[1] != b[1]) return a[1] < b[1] ? -1 : 1;
    return (a[0] > b[0]) - (a[0] < b[0]);
}

static int compare_blocks(const void *one, const void *other) {
    const uint32_t *a = one, *b = other; /* in the order of the fields */
    for (int i = 0; i < 4; i++)
        if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
    return 0;
}

static int follow(qx_blocks *blocks, numbers *known, const pair *in, uint32_t place, uint32_t at, int64_t *steps) {
    qx_block found = {place, place, at, at};
    extend_back(in, &found.first, &found.start);
    extend(in, &found.stop, &found.end);
    *steps -= found.stop - found.first;
    uint32_t end = found.end > at ? found.end : at + 1;
    if (set_number(known, diagonal(place, at), end) || set_number(known, diagonal(found.stop, found.end), end)
        || set_number(known, diagonal(found.first, found.start), end))
        return -1;
    uint64_t words = (uint64_t)found.first << 31 | found.stop;
    uint32_t alike = number_at(known, words);
    if (found.stop == found.first || alike == MOST_ALIKE) return 0;
    if (set_number(known, words, alike + 1) || qx_reserve(&blocks->rows, &blocks->capacity, blocks->count, 1, sizeof *blocks->rows)) return -1;
    blocks->rows[blocks->count++] = found;
    return 0;
}

int qx_add_blocks(qx_blocks *blocks, const qx_index *index, uint32_t quotation, const qx_words *words, uint32_t (*hits)[2], uint32_t count) {
    const qx_quotation *quoted = &index->quotations[quotation];
    pair in = {index->keys + quoted->first, index->sizes + quoted->first, quoted->size, words};
    numbers known = {0}; /* by diagonal: the end of its last block in the text; by first and stop: the number of blocks */
    int64_t steps = STEPS * ((int64_t)count + quoted->size);
    uint32_t first = blocks->count, kept = first;
    int failed = 0;
    blocks->is_complete = 1;
    if (count) qsort(hits, count, sizeof *hits, compare_hits);
    for (uint32_t i = 0; i < count && !failed; i++) {
        uint32_t place = hits[i][0], at = hits[i][1];
        if (number_at(&known, diagonal(place, at)) > at) continue;
        if (steps < 0) {
            blocks->is_complete = 0;
            break;
        }
        failed = follow(blocks, &known, &in, place, at, &steps);
    }
    free(known.keys);
    free(known.values);
    if (failed || blocks->count == first) return failed;
    qsort(blocks->rows + first, blocks->count - first, sizeof *blocks->rows, compare_blocks);
    for (uint32_t row = first; row < blocks->count; row++)
        if (row == first || compare_blocks(&blocks->rows[row], &blocks->rows[kept - 1])) blocks->rows[kept++] = blocks->rows[row];
    blocks->count = kept;
    return 0;
}
