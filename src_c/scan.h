/* The scanner's results and what its parts call of one another. Offsets are code points, half open. */
#ifndef QX_SCAN_H
#define QX_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"

/* Texts stay below this, so that offsets fit 32 bits with room for "none". */
#define QX_MAX_LENGTH 0xFFFFFF00u
#define QX_NONE 0xFFFFFFFFu

enum { /* token tags: kinds and shapes; the lexicon's classes stand above */
    TAG_WORD = 1u << 0,
    TAG_NUMBER = 1u << 1,
    TAG_PUNCT = 1u << 2,
    TAG_MARK = 1u << 3,
    TAG_TERMINATOR = 1u << 4,
    TAG_TITLE = 1u << 5,
    TAG_UPPER = 1u << 6,
    TAG_LOWER = 1u << 7,
    TAG_DIGIT = 1u << 8,
    TAG_SPACED = 1u << 9,
    TAG_LINE_START = 1u << 10,
    TAG_LINK = 1u << 11,
    CLASS_ABBREVIATION = 1u << 12,
    CLASS_ABBREVIATION_BEFORE_NAME = 1u << 13,
    CLASS_STOP = 1u << 14,
    CLASS_TRIGGER = 1u << 15,
};

enum { LINE_BLANK = 1, LINE_ENDS_SENTENCE = 2 };
enum { SENTENCE_INNER = 1 };
enum {
    QUOTE_UNCLOSED = 1,
    QUOTE_CONTINUES = 4,
    QUOTE_CONTINUED = 8,
    QUOTE_SINGLE = 16,
};

/* Rows that grow together, stored as columns in one block. */
enum { QX_MAX_COLUMNS = 9 };
typedef struct {
    uint32_t *column[QX_MAX_COLUMNS];
    uint32_t count, capacity;
    int columns;
} qx_table;

int qx_table_init(qx_table *table, int columns, uint32_t capacity);
int qx_table_grow(qx_table *table); /* 0, or -1 without memory */
void qx_table_free(qx_table *table);

enum { TOKEN_START, TOKEN_END, TOKEN_TAGS, TOKEN_ENTRY, TOKEN_COLUMNS };
enum { LINE_START, LINE_END, LINE_TOKEN, LINE_FLAGS, LINE_WORDS, LINE_TITLES, LINE_DIGITS, LINE_STOPS, LINE_PUNCTS, LINE_COLUMNS };
enum { PARAGRAPH_START, PARAGRAPH_END, PARAGRAPH_TOKEN, PARAGRAPH_STOP, PARAGRAPH_COLUMNS };
/* The outer ones: from the first sentence of a chain, each but the last of which ends inside a quotation, to the last. */
enum { SENTENCE_START, SENTENCE_END, SENTENCE_FLAGS, SENTENCE_OUTER_START, SENTENCE_OUTER_END, SENTENCE_COLUMNS };
enum { QUOTE_START, QUOTE_END, QUOTE_INNER_START, QUOTE_INNER_END, QUOTE_PARENT, QUOTE_DEPTH, QUOTE_FLAGS, QUOTE_COLUMNS };
enum { HIT_TOKEN, HIT_STOP, HIT_ENTRY, HIT_COLUMNS };
/* Kept during the scan only: possible quotation marks, with what stands before and after them. */
enum { MARK_START, MARK_END, MARK_TOKEN, MARK_STYLE, MARK_AROUND, MARK_COLUMNS };
/* Kept during the scan only: tokens that may end a sentence. */
enum { STOP_TOKEN, STOP_COLUMNS };

/* The neighbour of a mark, MARK_AROUND holds (before | after << 8). */
enum { NEAR_SPACE, NEAR_WORD, NEAR_S, NEAR_DIGIT, NEAR_OPEN, NEAR_CLOSE, NEAR_DASH, NEAR_STOP, NEAR_OTHER, NEAR_MARK };

typedef struct {
    uint32_t length;
    int wrapped;
    qx_table tokens, lines, paragraphs, sentences, quotes, hits, marks, stops;
} qx_scan;

/* Scans `length` characters of `width` bytes (1, 2 or 4). 0, or -1 without memory; free in both cases. */
int qx_scan_run(qx_scan *scan, const void *text, uint32_t length, int width, const qx_lexicon *lexicon);
void qx_scan_free(qx_scan *scan);

static inline uint32_t qx_char_at(const void *text, int width, uint32_t offset) {
    return width == 1 ? ((const uint8_t *)text)[offset]
         : width == 2 ? ((const uint16_t *)text)[offset]
                      : ((const uint32_t *)text)[offset];
}

/* End of the word segment (UAX #29) that starts at `start`. */
uint32_t qx_segment_end(const void *text, uint32_t length, int width, uint32_t start);

/* Runs of capitalised words: each begins at a capitalised token without a tag of `never_first` and goes on over those
   without one of `never_inside`, in its paragraph; an initial's or title's full stop and a hyphen join; a possessive
   (Moor's) ends it. 0, or -1 without memory; the caller frees `runs` in both cases. */
enum { RUN_FIRST, RUN_STOP, RUN_TAGS, RUN_COLUMNS }; /* RUN_TAGS: those of any of its tokens */
int qx_name_runs(const qx_scan *scan, const void *text, int width, uint32_t never_first, uint32_t never_inside, qx_table *runs);

/* Tags of narration, beyond those of the scan. */
#define NARRATION_QUOTED (1ull << 40)     /* inside a quotation, marks included; no other tag is left */
#define NARRATION_COMMA (1ull << 41)
#define NARRATION_DASH (1ull << 42)       /* between words */
#define NARRATION_COLON (1ull << 43)      /* colon and semicolon */
#define NARRATION_OPEN (1ull << 44)       /* opening bracket */
#define NARRATION_CLOSE (1ull << 45)
#define NARRATION_STOPPER (1ull << 46)    /* ends a sentence */
#define NARRATION_POSSESSIVE (1ull << 47) /* Moor’s, and the apostrophe of the Moors’ */
#define NARRATION_JOINER (1ull << 48)     /* hyphen, slash, the full stop of an abbreviation: the word goes on */

/* Is the word, or its end, a possessive 's? */
int qx_is_possessive(const qx_scan *scan, const void *text, int width, uint32_t token);

/* Fills `tags`, one for each token. */
void qx_narration_tags(const qx_scan *scan, const void *text, int width, uint64_t *tags);

/* Where each outer quotation stands, in tokens: the quotation itself with its marks, the sentences that it begins and
   ends in (no further than `window` tokens away, and in its paragraph), and its paragraph. 0, or -1 without memory; the
   caller frees `sites` in both cases. */
enum {
    SITE_QUOTE, SITE_FIRST, SITE_STOP, SITE_FLOOR, SITE_SENTENCE_STOP, SITE_PARAGRAPH, SITE_PARAGRAPH_FIRST, SITE_PARAGRAPH_STOP,
    SITE_COLUMNS
};
int qx_quote_sites(const qx_scan *scan, uint32_t window, qx_table *sites);

/* The lines of a page that are not blank; parts of one sentence that inline tags tore apart are one. A line goes on in
   the next where it has `torn_words` and ends no sentence, and the next begins with a small letter or one of `closing`.
   Lines marked in `residue` stand alone, and repeat none; a sentence goes on `across` them, or it does not. 0, or -1
   without memory; the caller frees `rows` in both cases. */
enum {
    ARTICLE_FIRST, ARTICLE_STOP, ARTICLE_WORDS, ARTICLE_LOWER, ARTICLE_DIGITS, ARTICLE_PUNCTS, ARTICLE_ENDS, ARTICLE_REPEATED,
    ARTICLE_COLUMNS
};
int qx_article_lines(const qx_scan *scan, const void *text, int width, const uint8_t *residue, int across, uint32_t torn_words,
                     const uint32_t *closing, uint32_t closing_count, qx_table *rows);

/* A set of characters below 0x10000: a byte for each of a page of 256. `page_of` gives the number of a page; 0: empty. */
typedef struct {
    uint8_t *pages;
    uint16_t page_of[256];
} qx_characters;
int qx_characters_init(qx_characters *set, const uint32_t *characters, uint32_t count); /* 0, or -1 without memory */
void qx_characters_free(qx_characters *set);
/* The first place from `at` on where one of the set stands, or `length`. */
uint32_t qx_next_of(const qx_characters *set, const void *text, uint32_t length, int width, uint32_t at);

/* Index of the last of `count` ascending values that is <= key, or QX_NONE. */
uint32_t qx_last_at_most(const uint32_t *values, uint32_t count, uint32_t key);

/* The shapes of each line, by which rules for lines are told apart: no word; at most `short_words` and no sentence's end;
   the length of a clip at the end, 1:52 or (1:52); digits. */
enum { SHAPE_WORDLESS = 1, SHAPE_SHORT = 2, SHAPE_CLIP = 4, SHAPE_DIGITS = 8, QX_SHAPES = 16 };
void qx_line_shapes(const qx_scan *scan, const void *text, int width, uint32_t short_words, uint8_t *shapes);

int qx_find_paragraphs(qx_scan *scan); /* lines.c: also decides scan->wrapped */
int qx_find_quotes(qx_scan *scan);     /* quotes.c: needs paragraphs */
int qx_find_sentences(qx_scan *scan, const void *text, int width); /* sentences.c: needs paragraphs and quotes */

#endif
