/* Finds the quotations of which a text may contain a good part. Most texts have none, and cost one pass over their words. */
#include <string.h>

#include "verify/memory.h"
#include "verify/passages.h"

enum {
    MOST_HITS = 24,         /* the most hits for each word of a text … */
    FREE_HITS = 1 << 16,    /* … in addition to these; later ones are not compared */
    PIECES = 5,             /* a piece is at least 1 / PIECES of a quotation … */
    LEAST_PIECE = 4,        /* … of so many words … */
    LEAST_CONTENT = 2,      /* … and content words */
    LONG_PIECE = 6,         /* words of a good piece, longer than common phrases … */
    LONG_CONTENT = 3,       /* … and its content words */
    LEAST_MARKED = 2,       /* words of a piece between ellipses; content words of a good one */
    SLACK = 32,             /* the most words that a passage may skip … */
    MOST_SWALLOWED = 100,   /* … in addition to these at each ellipsis */
};

typedef struct {
    uint32_t place, at, before; /* as in a seed; a word of the text; 1 + the hit before it of the same quotation, or 0 */
} hit;

typedef struct {
    const qx_index *index;
    const qx_words *words;
    hit *hits;
    uint32_t *last, *scores; /* by quotation: 1 + its last hit, or 0; how many of its words were hit */
    uint32_t *touched;       /* quotations that have hits */
    uint32_t count, capacity, touched_count, touched_capacity;
    uint32_t (*pairs)[2]; /* the hits of one quotation */
    uint32_t pair_capacity;
    uint32_t *covered; /* by word of one quotation: the number of blocks that cover it */
    qx_block *ordered;
    uint32_t ordered_capacity;
    int is_complete;
} search;

static int add_hit(search *in, const qx_seed *seed, uint32_t at) {
    uint32_t quotation = seed->quotation;
    if (qx_reserve(&in->hits, &in->capacity, in->count, 1, sizeof *in->hits)) return -1;
    if (!in->last[quotation]) {
        if (qx_reserve(&in->touched, &in->touched_capacity, in->touched_count, 1, sizeof *in->touched)) return -1;
        in->touched[in->touched_count++] = quotation;
    }
    in->hits[in->count++] = (hit){seed->place, at, in->last[quotation]};
    in->last[quotation] = in->count;
    in->scores[quotation] += 1 + (seed->place & 1);
    return 0;
}

/* Adds the hits of the seeds with `key`, the key of the text's words from `at` on. */
static inline int look_up(search *in, uint64_t key, uint32_t at) {
    const qx_index *index = in->index;
    uint64_t bit = key >> index->filter_shift;
    if (!(index->filter[bit / 64] >> bit % 64 & 1)) return 0;
    uint32_t mask = (uint32_t)((UINT64_C(1) << (64 - index->slot_shift)) - 1), slot = (uint32_t)(key >> index->slot_shift), seed;
    while ((seed = index->slots[slot]) && index->seeds[seed - 1].key != key) slot = (slot + 1) & mask;
    if (!seed) return 0;
    if (in->count > FREE_HITS + (uint64_t)MOST_HITS * at) return in->is_complete = 0;
    for (seed--; seed < index->seed_count && index->seeds[seed].key == key; seed++)
        if (add_hit(in, &index->seeds[seed], at)) return -1;
    return 0;
}

static int find_hits(search *in) {
    const uint64_t *keys = in->words->keys;
    uint32_t count = in->words->count;
    for (uint32_t at = 0; at < count; at++) {
        if (in->index->has_single && look_up(in, qx_seed_of_word(keys[at]), at)) return -1;
        if (at + 1 < count && look_up(in, qx_seed_of_pair(keys[at], keys[at + 1], 0), at)) return -1;
        if (at + 2 < count && look_up(in, qx_seed_of_pair(keys[at], keys[at + 2], 1), at)) return -1;
    }
    return 0;
}

/* ---- The parts of a quotation in a text */

/* Writes the hits of a quotation into `pairs`. Returns 0, or -1 if memory runs out. */
static int gather(search *in, uint32_t quotation, uint32_t *count) {
    *count = 0;
    for (uint32_t next = in->last[quotation]; next; next = in->hits[next - 1].before) {
        const hit *found = &in->hits[next - 1];
        if (qx_reserve(&in->pairs, &in->pair_capacity, *count, 2, sizeof *in->pairs)) return -1;
        uint32_t place = found->place / 2, gap = 2 * (found->place & 1);
        for (uint32_t step = 0; step <= gap; step += 2) {
            in->pairs[*count][0] = place + step;
            in->pairs[(*count)++][1] = found->at + step;
        }
    }
    return 0;
}

static int compare_lines(const void *one, const void *other) {
    const uint32_t *a = one, *b = other;
    uint32_t first = a[1] - a[0], second = b[1] - b[0];
    return (first > second) - (first < second);
}

/* Whether at least `least` hits are as far apart in the text as in the quotation; fewer are common words. Sorts the pairs. */
static int is_in_line(search *in, uint32_t count, uint32_t least) {
    qsort(in->pairs, count, sizeof *in->pairs, compare_lines);
    for (uint32_t i = 0, first = 0; i < count; i++) {
        if (compare_lines(in->pairs[i], in->pairs[first])) first = i;
        if (i - first + 1 >= least) return 1;
    }
    return 0;
}

static uint32_t content_of(const qx_index *index, uint32_t quotation, uint32_t first, uint32_t stop) {
    const uint32_t *before = index->before + index->quotations[quotation].first + quotation;
    return before[stop] - before[first];
}

typedef enum { NOTHING, PIECE, GOOD } part;

/* Whether a block is a piece of a quotation that may have others elsewhere. A good piece is long, or most of the words between
   two ellipses. */
static part part_of(const qx_index *index, uint32_t quotation, const qx_block *block) {
    const qx_quotation *quoted = &index->quotations[quotation];
    const uint32_t *cuts = index->cuts + quoted->first_cut;
    uint32_t size = block->stop - block->first, content = content_of(index, quotation, block->first, block->stop);
    part found = NOTHING;
    if (PIECES * size >= quoted->size && size >= LEAST_PIECE && content >= LEAST_CONTENT)
        found = size >= LONG_PIECE && content >= LONG_CONTENT ? GOOD : PIECE;
    for (uint32_t i = 0; quoted->cut_count && i <= quoted->cut_count && found < GOOD; i++) {
        uint32_t low = i ? cuts[i - 1] : 0, high = i < quoted->cut_count ? cuts[i] : quoted->size;
        uint32_t first = block->first > low ? block->first : low, stop = block->stop < high ? block->stop : high;
        if (stop < first + LEAST_MARKED || 4 * (stop - first) < 3 * (high - low)) continue;
        content = content_of(index, quotation, first, stop);
        if (content) found = content >= LEAST_MARKED ? GOOD : PIECE;
    }
    return found;
}

static int compare_starts(const void *one, const void *other) {
    const qx_block *a = one, *b = other;
    return (a->start > b->start) - (a->start < b->start);
}

/* Adds `step` (1 or -1) to the coverage of the words of a block, and updates how many words and content words are covered. */
static void cover(search *in, uint32_t quotation, const qx_block *block, uint32_t step, uint32_t *words, uint32_t *content) {
    for (uint32_t word = block->first; word < block->stop; word++) {
        uint32_t was = in->covered[word];
        in->covered[word] = was + step;
        if (was && in->covered[word]) continue;
        *words += step;
        if (content_of(in->index, quotation, word, word + 1)) *content += step;
    }
}

/* Whether blocks near each other hold half of the content words, and two fifths of all; common pairs of words are not seeds. */
static int is_half(search *in, uint32_t quotation, const qx_block *blocks, uint32_t count) {
    const qx_quotation *quoted = &in->index->quotations[quotation];
    uint32_t words = 0, content = 0, all = content_of(in->index, quotation, 0, quoted->size);
    uint64_t span = 2 * (uint64_t)quoted->size + SLACK + MOST_SWALLOWED * (uint64_t)quoted->cut_count;
    memset(in->covered, 0, quoted->size * sizeof *in->covered);
    memcpy(in->ordered, blocks, count * sizeof *blocks);
    qsort(in->ordered, count, sizeof *in->ordered, compare_starts);
    for (uint32_t last = 0, first = 0; last < count; last++) {
        cover(in, quotation, &in->ordered[last], 1, &words, &content);
        for (; in->ordered[last].start > in->ordered[first].start + span; first++)
            cover(in, quotation, &in->ordered[first], (uint32_t)-1, &words, &content);
        if (5 * (uint64_t)words >= 2 * (uint64_t)quoted->size && 2 * (uint64_t)content >= all) return 1;
    }
    return 0;
}

static part best_part(search *in, uint32_t quotation, const qx_block *blocks, uint32_t count) {
    part best = NOTHING;
    for (uint32_t i = 0; i < count && best < GOOD; i++) {
        part found = part_of(in->index, quotation, &blocks[i]);
        if (found > best) best = found;
    }
    return best < GOOD && is_half(in, quotation, blocks, count) ? GOOD : best;
}

/* Adds the passage of a quotation, if the text has a part of it. */
static int add_passage(qx_passages *passages, search *in, uint32_t quotation) {
    uint32_t count, first = passages->blocks.count, least = in->index->quotations[quotation].least;
    if (in->scores[quotation] < least) return 0;
    if (gather(in, quotation, &count)) return -1;
    if (!is_in_line(in, count, least)) return 0;
    if (qx_add_blocks(&passages->blocks, in->index, quotation, in->words, in->pairs, count)) return -1;
    uint32_t made = passages->blocks.count - first;
    if (qx_reserve(&in->ordered, &in->ordered_capacity, 0, made, sizeof *in->ordered)) return -1;
    part best = best_part(in, quotation, passages->blocks.rows + first, made);
    if (best == NOTHING) {
        passages->blocks.count = first;
        return 0;
    }
    if (qx_reserve(&passages->rows, &passages->capacity, passages->count, 1, sizeof *passages->rows)) return -1;
    passages->rows[passages->count++] = (qx_passage){quotation, first, passages->blocks.count, passages->blocks.is_complete, best == GOOD};
    return 0;
}

static int compare_passages(const void *one, const void *other) {
    const qx_passage *a = one, *b = other;
    return (a->quotation > b->quotation) - (a->quotation < b->quotation);
}

int qx_find_passages(qx_passages *passages, const qx_index *index, const qx_words *words) {
    search in = {.index = index, .words = words, .is_complete = 1};
    in.last = calloc((size_t)index->count + 1, sizeof *in.last);
    in.scores = calloc((size_t)index->count + 1, sizeof *in.scores);
    in.covered = malloc(((size_t)index->longest + 1) * sizeof *in.covered);
    int failed = !in.last || !in.scores || !in.covered || find_hits(&in);
    for (uint32_t i = 0; !failed && i < in.touched_count; i++) failed = add_passage(passages, &in, in.touched[i]);
    if (passages->count) qsort(passages->rows, passages->count, sizeof *passages->rows, compare_passages);
    passages->is_complete = in.is_complete;
    free(in.hits);
    free(in.last);
    free(in.scores);
    free(in.touched);
    free(in.pairs);
    free(in.covered);
    free(in.ordered);
    return failed ? -1 : 0;
}

void qx_passages_free(qx_passages *passages) {
    free(passages->rows);
    free(passages->blocks.rows);
    memset(passages, 0, sizeof *passages);
}
