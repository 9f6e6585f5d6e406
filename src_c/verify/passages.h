/* Finds quotations in the words of a text: blocks of common words, found from seeds, which are mostly pairs of words.

   tests/core/twin_passages.py is a slow version of the same. */
#ifndef QX_PASSAGES_H
#define QX_PASSAGES_H

#include "verify/folding.h"

typedef struct {
    uint32_t first, size;          /* its words, among those of all quotations */
    uint32_t first_cut, cut_count; /* its cuts, among those of all: words after an ellipsis, counted from its first word */
    uint32_t least;                /* the fewest hits in line with each other; fewer are only common words */
} qx_quotation;

typedef struct {
    uint64_t key;
    uint32_t quotation, place; /* place: twice its first word, plus one for a pair with a word between */
} qx_seed;

typedef struct {
    qx_quotation *quotations;
    uint64_t *keys;   /* of the words of all quotations */
    uint32_t *sizes;  /* of the words, in characters */
    uint32_t *before; /* content words before each word of a quotation and before its end; quotation q begins at first + q */
    uint32_t *cuts;
    qx_seed *seeds;   /* in the order of their keys, once sealed */
    uint32_t *slots;  /* a hash table: 1 + the first seed of a key, or 0 */
    uint64_t *filter; /* a Bloom filter of the keys */
    uint32_t count, word_count, cut_count, seed_count, capacity, word_capacity, cut_capacity, seed_capacity;
    uint32_t slot_shift, filter_shift, longest;
    int has_single; /* whether there are seeds of one word */
} qx_index;

/* Words first:stop of a quotation are words start:end of a text. */
typedef struct {
    uint32_t first, stop, start, end;
} qx_block;

typedef struct {
    qx_block *rows;
    uint32_t count, capacity;
    int is_complete; /* 0 if the text repeats itself so often that not all hits were compared */
} qx_blocks;

typedef struct {
    uint32_t quotation, first, stop; /* first:stop are rows of blocks */
    int is_complete, is_good;        /* not good: only a piece of a quotation that may have others in other texts */
} qx_passage;

typedef struct {
    qx_passage *rows;
    uint32_t count, capacity;
    int is_complete;
    qx_blocks blocks;
} qx_passages;

static inline uint64_t qx_mixed(uint64_t key) {
    key = (key ^ key >> 32) * UINT64_C(0xD6E8FEB86659FD93);
    return (key ^ key >> 32) * UINT64_C(0xFF51AFD7ED558CCD);
}

/* The keys of seeds: of a word, of adjacent words, of words with one between. */
static inline uint64_t qx_seed_of_word(uint64_t key) { return qx_mixed(key); }
static inline uint64_t qx_seed_of_pair(uint64_t key, uint64_t next, int is_far) {
    return qx_mixed((key << (is_far ? 29 : 17) | key >> (is_far ? 35 : 47)) + next);
}

/* Start an index with zeros, add quotations, then their seeds, then seal it. Return 0, or -1 if memory runs out; free the index
   in both cases. */
int qx_index_add(qx_index *index, const qx_quotation *quotation, const uint64_t *keys, const uint32_t *sizes, const uint32_t *before, const uint32_t *cuts);
int qx_index_seed(qx_index *index, qx_seed seed);
int qx_index_seal(qx_index *index);
void qx_index_free(qx_index *index);

/* Adds, in order, the blocks around `count` hits of a quotation: pairs of a word of the quotation and a word of the text, which
   it sorts. Returns 0, or -1 if memory runs out; free `blocks` in both cases. */
int qx_add_blocks(qx_blocks *blocks, const qx_index *index, uint32_t quotation, const qx_words *words, uint32_t (*hits)[2], uint32_t count);

/* Fills `passages`, in the order of quotations, with the blocks of each quotation that the text may hold, in good part or as a
   piece. Returns 0, or -1 if memory runs out; free `passages` in both cases. */
int qx_find_passages(qx_passages *passages, const qx_index *index, const qx_words *words);
void qx_passages_free(qx_passages *passages);

#endif
