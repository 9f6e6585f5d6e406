/* Folds the words of a text; folding.inc holds the code that depends on the width of characters. */
#include <string.h>

#include "verify/folding.h"
#include "verify/memory.h"

enum { ELLIPSIS = 0x2026, LONGEST_TAG = 200, LONGEST_INSERTION = 20, MOST_INITIALS = 6, MOST_SIGNS = 4, GROUP = 3, MOST_PAIRS = 4 };

const uint32_t qx_fold_unknown[FOLD_BLOCK];

#define WORD_PARTS (FOLD_LETTER | FOLD_MARK | FOLD_NUMBER)
#define SIGNS (FOLD_SIGN | FOLD_BESIDE)
#define STARTS (WORD_PARTS | SIGNS | FOLD_OPENER)

static int grow_words(qx_words *words) {
    uint32_t capacity = words->capacity, sizes = capacity, starts = capacity, ends = capacity;
    if (qx_reserve(&words->keys, &capacity, words->count, 1, sizeof *words->keys)
        || qx_reserve(&words->sizes, &sizes, words->count, 1, sizeof *words->sizes)
        || qx_reserve(&words->starts, &starts, words->count, 1, sizeof *words->starts)
        || qx_reserve(&words->ends, &ends, words->count, 1, sizeof *words->ends))
        return -1;
    words->capacity = capacity;
    return 0;
}

static inline int add_word(qx_words *words, uint64_t key, uint32_t size, uint32_t start, uint32_t end) {
    if (words->count == words->capacity && grow_words(words)) return -1;
    words->keys[words->count] = key;
    words->sizes[words->count] = size;
    words->starts[words->count] = start;
    words->ends[words->count++] = end;
    return 0;
}

static int add_cut(qx_words *words) {
    if (words->cut_count && words->cuts[words->cut_count - 1] == words->count) return 0;
    if (qx_reserve(&words->cuts, &words->cut_capacity, words->cut_count, 1, sizeof *words->cuts)) return -1;
    words->cuts[words->cut_count++] = words->count;
    return 0;
}

void qx_words_free(qx_words *words) {
    free(words->keys);
    free(words->sizes);
    free(words->starts);
    free(words->ends);
    free(words->cuts);
    memset(words, 0, sizeof *words);
}

/* Hyphens, the en dash and minus signs; the em dash belongs to no number. */
static int is_dash(uint32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2013) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D; }

/* Punctuation right after which a dash or a point begins no number. */
static int is_closer(uint32_t c) {
    switch (c) {
    case '.': case ',': case ';': case ':': case '!': case '?': case ')': case ']': case '}': case '%': return 1;
    case 0x2014: case 0x2015: case 0x2019: case 0x201D: case ELLIPSIS: return 1;
    default: return is_dash(c);
    }
}

#define QX_CHAR uint8_t
#define QX(name) name##_1
#include "folding.inc"
#undef QX_CHAR
#undef QX
#define QX_CHAR uint16_t
#define QX(name) name##_2
#include "folding.inc"
#undef QX_CHAR
#undef QX
#define QX_CHAR uint32_t
#define QX(name) name##_4
#include "folding.inc"

int qx_fold_words(qx_words *words, const qx_folds *folds, const qx_remark *remark, const void *text, uint32_t length, int width, uint32_t *at, uint32_t *unknown) {
    return width == 1 ? fold_words_1(words, folds, remark, text, length, at, unknown)
         : width == 2 ? fold_words_2(words, folds, remark, text, length, at, unknown)
                      : fold_words_4(words, folds, remark, text, length, at, unknown);
}

uint32_t qx_fold_word(const qx_folds *folds, const void *text, int width, uint32_t start, uint32_t end, uint32_t *folded) {
    return width == 1 ? fold_word_1(folds, text, start, end, folded)
         : width == 2 ? fold_word_2(folds, text, start, end, folded)
                      : fold_word_4(folds, text, start, end, folded);
}
