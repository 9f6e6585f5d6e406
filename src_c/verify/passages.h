/* Where quotations stand among the words of a text: blocks of words that both have, found from seeds, which are pairs of words.

   tests/core/twin_passages.py says the same slowly. */
#ifndef QX_PASSAGES_H
#define QX_PASSAGES_H

#include "verify/folding.h"

typedef struct {
    uint32_t first, size;          /* its words among those of all quotations */
    uint32_t first_cut, cut_count; /* the same of its cuts: words, counted from its first, before which an ellipsis stands */
    uint32_t least;                /* words hit in line with each other, without which a text has no more of it than common words */
} qx_quotation;

typedef struct {
    uint64_t key;
    uint32_t quotation, place; /* twice the word where it begins, plus one for a pair with a word between */
} qx_seed;

typedef struct {
    qx_quotation *quotations;
    uint64_t *keys;   /* of the words of all quotations */
    uint32_t *sizes;  /* of the words, in characters */
    uint32_t *before; /* content words before each word of its quotation and before its end: of quotation q from first + q on */
    uint32_t *cuts;
    qx_seed *seeds;   /* sealed: in the order of their keys */
    uint32_t *slots;  /* of a hash table: the first seed of a key, plus one */
    uint64_t *filter; /* a bit for each key there may be */
    uint32_t count, word_count, cut_count, seed_count, capacity, word_capacity, cut_capacity, seed_capacity;
    uint32_t slot_shift, filter_shift, longest;
    int has_single; /* seeds of one word */
} qx_index;

/* The words first to stop of a quotation are the words start to end of a text. */
typedef struct {
    uint32_t first, stop, start, end;
} qx_block;

typedef struct {
    qx_block *rows;
    uint32_t count, capacity;
    int is_complete; /* 0 where a text repeats itself so often that not all was compared */
} qx_blocks;

typedef struct {
    uint32_t quotation, first, stop; /* rows of blocks */
    int is_complete, is_good;        /* not good: only pieces, of a quotation that may have others elsewhere */
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

/* The keys of seeds: of a word, of neighbours, of words with one between. */
static inline uint64_t qx_seed_of_word(uint64_t key) { return qx_mixed(key); }
static inline uint64_t qx_seed_of_pair(uint64_t key, uint64_t next, int is_far) {
    return qx_mixed((key << (is_far ? 29 : 17) | key >> (is_far ? 35 : 47)) + next);
}

/* An index begins as zeros: add quotations, then their seeds, then seal it. 0, or -1 without memory; free it in both cases. */
int qx_index_add(qx_index *index, const qx_quotation *quotation, const uint64_t *keys, const uint32_t *sizes, const uint32_t *before, const uint32_t *cuts);
int qx_index_seed(qx_index *index, qx_seed seed);
int qx_index_seal(qx_index *index);
void qx_index_free(qx_index *index);

/* Adds the blocks to which `count` hits of a quotation lead, in order; hits are pairs of a word of it and a word of the text, and are
   sorted here. 0, or -1 without memory; free `blocks` in both cases. */
int qx_add_blocks(qx_blocks *blocks, const qx_index *index, uint32_t quotation, const qx_words *words, uint32_t (*hits)[2], uint32_t count);

/* Fills `passages` with the blocks of each quotation of which the text may have a good part or a piece, by their numbers. 0, or -1 without
   memory; free `passages` in both cases. */
int qx_find_passages(qx_passages *passages, const qx_index *index, const qx_words *words);
void qx_passages_free(qx_passages *passages);

#endif
