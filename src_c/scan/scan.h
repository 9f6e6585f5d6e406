/* The scanner's results: tokens, lines, paragraphs, sentences and quotations. Whatever depends on the language comes from its
   lexicon. Offsets are code points, half open.

   src_c/constants.py copies each group of `#define`s under a comment "In Python" to Python, with their comments. */
#ifndef QX_SCAN_H
#define QX_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "bits.h"
#include "lexicon.h"
#include "tables.h"

/* The limit of a text's length: offsets fit 32 bits with room for QX_NONE. */
#define QX_MAX_LENGTH 0xFFFFFF00u

/* In Python without TAG_: kinds and shapes in Scan.token_tags, bits 0 to 11. */
#define TAG_WORD QX_BIT(0)        /* holds a letter */
#define TAG_NUMBER QX_BIT(1)      /* holds digits and no letter */
#define TAG_PUNCT QX_BIT(2)       /* everything else */
#define TAG_MARK QX_BIT(3)        /* a quotation mark (not an apostrophe) */
#define TAG_TERMINATOR QX_BIT(4)  /* . ! ? … and the like */
#define TAG_CAPITALIZED QX_BIT(5) /* begins with a capital */
#define TAG_UPPER QX_BIT(6)       /* two letters or more, all capitals (CAPITALIZED is set too) */
#define TAG_LOWER QX_BIT(7)       /* begins with a small letter */
#define TAG_DIGIT QX_BIT(8)       /* holds a digit */
#define TAG_SPACED QX_BIT(9)      /* follows white space or begins the text */
#define TAG_LINE_START QX_BIT(10) /* first token of its line */
#define TAG_LINK QX_BIT(11)       /* part of a URL, an e-mail address or a handle */

/* The bits of a token's tags that the scanner sets, and those for the classes of the language pack. */
#define QX_SCANNER_TAGS UINT32_C(0x00000FFF)
#define QX_PACK_CLASSES UINT32_C(0x0FFFF000)

/* In Python without CLASS_: lexicon classes the scanner itself reads; bits 12 to 27 are free for the language pack. */
#define CLASS_ABBREVIATION QX_BIT(28)             /* the full stop after it may or may not end a sentence (Inc., U.S.) */
#define CLASS_ABBREVIATION_BEFORE_NAME QX_BIT(29) /* the full stop after it never ends a sentence (Mr., Sen.) */
#define CLASS_STOP QX_BIT(30)                     /* a function word, counted in Scan.line_stops */
#define CLASS_TRIGGER QX_BIT(31)                  /* Scan.hit_* lists its occurrences */

/* In Python: Scan.line_flags */
#define LINE_BLANK QX_BIT(0)
#define LINE_ENDS_SENTENCE QX_BIT(1) /* last token is a terminator, or a closing mark or bracket right after one */

/* In Python: Scan.sentence_flags */
#define SENTENCE_INNER QX_BIT(0) /* ends inside a quotation; the outer sentence goes on */

/* In Python: Scan.quote_flags */
#define QUOTE_UNCLOSED QX_BIT(0)  /* has no closing mark; the span ends with its paragraph, or sooner */
#define QUOTE_CONTINUES QX_BIT(2) /* the same speech goes on in the next paragraph, which opens with a mark again */
#define QUOTE_CONTINUED QX_BIT(3) /* continues the quotation of the paragraph before */
#define QUOTE_SINGLE QX_BIT(4)    /* has single marks */

enum { TOKEN_START, TOKEN_END, TOKEN_TAGS, TOKEN_ENTRY, TOKEN_COLUMNS };
enum { LINE_START, LINE_END, LINE_TOKEN, LINE_FLAGS, LINE_COLUMNS };
/* Counts of the tokens of each line; qx_count_lines makes them on demand, because most callers need none. */
enum { LINE_WORDS, LINE_CAPITALIZED, LINE_DIGITS, LINE_STOPS, LINE_PUNCTS, LINE_COUNT_COLUMNS };
enum { PARAGRAPH_START, PARAGRAPH_END, PARAGRAPH_TOKEN, PARAGRAPH_STOP, PARAGRAPH_COLUMNS };
/* An outer sentence is a chain of sentences, of which all but the last end inside a quotation. */
enum { SENTENCE_START, SENTENCE_END, SENTENCE_FLAGS, SENTENCE_OUTER_START, SENTENCE_OUTER_END, SENTENCE_COLUMNS };
enum { QUOTE_START, QUOTE_END, QUOTE_INNER_START, QUOTE_INNER_END, QUOTE_PARENT, QUOTE_DEPTH, QUOTE_FLAGS, QUOTE_COLUMNS };
enum { HIT_TOKEN, HIT_STOP, HIT_ENTRY, HIT_COLUMNS };

typedef struct { /* borrows its text and its lexicon, which must outlive it */
    const void *text;
    uint32_t length;
    int width, wrapped, broken; /* broken: lines break inside sentences, at every link */
    const qx_lexicon *lexicon;
    qx_table tokens, lines, paragraphs, sentences, quotes, hits, line_counts;
    qx_table marks, stops, letters; /* exist only during the scan: see steps.h */
    uint32_t *block, *spare;        /* memory that small tables share; its unused part */
    size_t room;                    /* the size of the unused part */
} qx_scan;

/* Tags of words that may end a line whose sentence goes on in the next: verbs of saying right after a quotation, linking words,
   and titles before a name. And auxiliaries: a line that begins with one in a small letter continues a sentence. */
typedef struct {
    uint32_t verbs, links, titles, auxiliaries;
} qx_end_classes;

/* Scans `length` characters of `width` bytes (1, 2 or 4). Returns 0, or -1 if memory runs out; free the scan in both cases.
   With `ends`, a line does not end a paragraph if its sentence plainly goes on, or if a quotation closes a few lines later. If
   `ends` is NULL, each line of a text that is not hard-wrapped ends one. */
int qx_scan_run(qx_scan *scan, const void *text, uint32_t length, int width, const qx_lexicon *lexicon, const qx_end_classes *ends);
void qx_scan_free(qx_scan *scan);

/* Fills `line_counts` unless they are filled. Returns 0, or -1 if memory runs out. */
int qx_count_lines(qx_scan *scan);

static inline uint32_t qx_char(const qx_scan *scan, uint32_t offset) { return qx_char_at(scan->text, scan->width, offset); }

static inline uint32_t qx_first_char(const qx_scan *scan, uint32_t token) {
    return qx_char(scan, scan->tokens.column[TOKEN_START][token]);
}

static inline uint32_t qx_length(const qx_scan *scan, uint32_t token) {
    return scan->tokens.column[TOKEN_END][token] - scan->tokens.column[TOKEN_START][token];
}

/* The first token that ends after the offset. */
static inline uint32_t qx_token_at(const qx_scan *scan, uint32_t offset) {
    return qx_last_at_most(scan->tokens.column[TOKEN_END], scan->tokens.count, offset) + 1;
}

/* Marks that occur only before the items of a list. */
static inline int qx_is_bullet(uint32_t c) {
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25CF || c == 0x25E6 || c == 0x25AA || c == 0x25A0
        || c == 0xB7;
}

/* Marks that may occur before the items of a list: * Moor said; - Moor said. */
static inline int qx_is_item_mark(uint32_t c) { return c == '*' || c == '-' || c == 0x2013 || qx_is_bullet(c); }

/* Whether the token begins an item of a list: a mark before a blank and another token. */
static inline int qx_opens_item(const qx_scan *scan, uint32_t token) {
    return token + 1 < scan->tokens.count && scan->tokens.column[TOKEN_TAGS][token + 1] & TAG_SPACED
        && qx_is_item_mark(qx_first_char(scan, token));
}

/* The first token of a line that is not blank, after its list or heading mark: * Home; ## Home. A dash is a list mark only if an
   adjacent line has one too. */
uint32_t qx_line_body(const qx_scan *scan, uint32_t line);

/* The features of the entry that begins at the token. */
static inline uint64_t qx_features(const qx_scan *scan, uint32_t token) {
    return scan->lexicon->entries[scan->tokens.column[TOKEN_ENTRY][token]].features;
}

/* The kinds of the token's endings that are in `kinds`. The lexicon stores them for its words in small letters. */
static inline uint32_t qx_endings(const qx_scan *scan, uint32_t token, uint32_t kinds) {
    uint32_t entry = scan->tokens.column[TOKEN_ENTRY][token];
    if (entry && scan->tokens.column[TOKEN_TAGS][token] & TAG_LOWER) return scan->lexicon->entries[entry].endings & kinds;
    return qx_endings_before(scan->lexicon, scan->text, scan->width, scan->tokens.column[TOKEN_END][token], kinds);
}

static inline int qx_has_ending(const qx_scan *scan, uint32_t token, uint32_t kinds) {
    return qx_endings(scan, token, kinds) != 0;
}

/* The length of the token's possessive ending (Moor’s), or 0. */
uint32_t qx_possessive_length(const qx_scan *scan, uint32_t token);

/* The end of the word segment (UAX #29) that starts at `start`. */
uint32_t qx_segment_end(const void *text, uint32_t length, int width, uint32_t start);

#endif
