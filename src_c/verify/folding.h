/* The words of a text in the form in which quotations are checked: numbers without case, accents and punctuation, with offsets.

   The caller supplies the folds of characters from Python's Unicode tables, block by block, when a text needs a block. ASCII
   letters fold into small ones. */
#ifndef QX_FOLDING_H
#define QX_FOLDING_H

#include <stdint.h>

#include "scan/bits.h"

enum { FOLD_BLOCK = 128, FOLD_BLOCKS = 0x110000 / FOLD_BLOCK };

/* The fold of a character (the low bits), and its kinds. */
#define FOLD_CODE (QX_BIT(21) - 1) /* a character; with FOLD_MANY, the index in the block of their count, before the characters */
#define FOLD_KNOWN QX_BIT(21)
#define FOLD_LETTER QX_BIT(22)
#define FOLD_MARK QX_BIT(23)       /* a combining mark */
#define FOLD_NUMBER QX_BIT(24)
#define FOLD_DIGIT QX_BIT(25)
#define FOLD_BLANK QX_BIT(26)      /* white space other than a line feed */
#define FOLD_APOSTROPHE QX_BIT(27) /* joins letters */
#define FOLD_BESIDE QX_BIT(28)     /* a sign beside a figure only: elsewhere it is mark-up or punctuation */
#define FOLD_SIGN QX_BIT(29)       /* a part of the figure beside it, or else a word by itself; with FOLD_BESIDE, a fraction: ½ */
#define FOLD_OPENER QX_BIT(30)     /* may begin mark-up, a word in brackets, a number or an ellipsis */
#define FOLD_MANY QX_BIT(31)       /* folds into several characters, or into none */

typedef struct {
    const uint32_t *blocks[FOLD_BLOCKS]; /* of FOLD_BLOCK characters; qx_fold_unknown until the caller supplies them */
} qx_folds;

/* A remark that is not a word in square brackets; in small ASCII letters, which match either case. */
typedef struct {
    uint32_t letters[8], length;
} qx_remark;

extern const uint32_t qx_fold_unknown[FOLD_BLOCK];

typedef struct {
    uint64_t *keys; /* the folded words as polynomials, so that the key of joined words can be computed from their keys */
    uint32_t *sizes, *starts, *ends; /* the length of each folded word, and its offsets in the text */
    uint32_t *cuts;                  /* the words after an ellipsis, in order */
    uint32_t count, capacity, cut_count, cut_capacity;
} qx_words;

enum { FOLD_FAILED = -1, FOLD_DONE, FOLD_ASKS };

/* Appends the words of text[*at:]. FOLD_ASKS: supply the block of the character *unknown, then call again to go on from *at. */
int qx_fold_words(qx_words *words, const qx_folds *folds, const qx_remark *remark, const void *text, uint32_t length, int width, uint32_t *at, uint32_t *unknown);
void qx_words_free(qx_words *words);

/* Writes the folded characters of the word text[start:end] into `folded`, unless it is NULL. Returns their number. */
uint32_t qx_fold_word(const qx_folds *folds, const void *text, int width, uint32_t start, uint32_t end, uint32_t *folded);

#define QX_KEY_FACTOR UINT64_C(0x9E3779B97F4A7C15)
static inline uint64_t qx_key_with(uint64_t key, uint32_t c) { return key * QX_KEY_FACTOR + c + 1; }

#endif
