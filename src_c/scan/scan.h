/* The scanner's results. It knows characters, tokens, lines, sentences and quotation marks, and of a language only what its
   lexicon says. Offsets are code points, half open.

   src_c/constants.py hands the `#define`s of a group that says "In Python" on to it, comments included. */
#ifndef QX_SCAN_H
#define QX_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "bits.h"
#include "lexicon.h"
#include "tables.h"

/* Texts stay below this, so that offsets fit 32 bits with room for QX_NONE. */
#define QX_MAX_LENGTH 0xFFFFFF00u

/* In Python without TAG_: kinds and shapes in Scan.token_tags, bits 0 to 11. */
#define TAG_WORD QX_BIT(0)        /* holds a letter */
#define TAG_NUMBER QX_BIT(1)      /* holds digits and no letter */
#define TAG_PUNCT QX_BIT(2)       /* everything else */
#define TAG_MARK QX_BIT(3)        /* a quotation mark (an apostrophe is none) */
#define TAG_TERMINATOR QX_BIT(4)  /* . ! ? … and the like */
#define TAG_CAPITALIZED QX_BIT(5) /* begins with a capital */
#define TAG_UPPER QX_BIT(6)       /* two letters or more, all capitals (CAPITALIZED is set too) */
#define TAG_LOWER QX_BIT(7)       /* begins with a small letter */
#define TAG_DIGIT QX_BIT(8)       /* holds a digit */
#define TAG_SPACED QX_BIT(9)      /* white space or the start of the text stands before it */
#define TAG_LINE_START QX_BIT(10) /* first token of its line */
#define TAG_LINK QX_BIT(11)       /* part of a URL, an e-mail address or a handle */

/* Of a token's tags, those of the scanner, and the classes of the language pack. */
#define QX_SCANNER_TAGS UINT32_C(0x00000FFF)
#define QX_PACK_CLASSES UINT32_C(0x0FFFF000)

/* In Python without CLASS_: lexicon classes the scanner itself reads; bits 12 to 27 are free for the language pack. */
#define CLASS_ABBREVIATION QX_BIT(28)             /* the full stop after it may or may not end a sentence (Inc., U.S.) */
#define CLASS_ABBREVIATION_BEFORE_NAME QX_BIT(29) /* the full stop after it never ends a sentence (Mr., Sen.) */
#define CLASS_STOP QX_BIT(30)                     /* a function word, counted in Scan.line_stops */
#define CLASS_TRIGGER QX_BIT(31)                  /* its occurrences are listed in Scan.hit_* */

/* In Python: Scan.line_flags */
#define LINE_BLANK QX_BIT(0)
#define LINE_ENDS_SENTENCE QX_BIT(1) /* last token is a terminator, or a closing mark or bracket right after one */

/* In Python: Scan.sentence_flags */
#define SENTENCE_INNER QX_BIT(0) /* this sentence ends inside a quotation; the outer sentence goes on */

/* In Python: Scan.quote_flags */
#define QUOTE_UNCLOSED QX_BIT(0)  /* the closing mark is missing; the span ends with its paragraph, or sooner */
#define QUOTE_CONTINUES QX_BIT(2) /* the next paragraph opens with a mark again: the same speech goes on */
#define QUOTE_CONTINUED QX_BIT(3) /* continues the quote of the paragraph before */
#define QUOTE_SINGLE QX_BIT(4)    /* single marks */

enum { TOKEN_START, TOKEN_END, TOKEN_TAGS, TOKEN_ENTRY, TOKEN_COLUMNS };
enum { LINE_START, LINE_END, LINE_TOKEN, LINE_FLAGS, LINE_COLUMNS };
/* What the tokens of each line are; made by qx_count_lines, for most who scan ask for none of it. */
enum { LINE_WORDS, LINE_CAPITALIZED, LINE_DIGITS, LINE_STOPS, LINE_PUNCTS, LINE_COUNT_COLUMNS };
enum { PARAGRAPH_START, PARAGRAPH_END, PARAGRAPH_TOKEN, PARAGRAPH_STOP, PARAGRAPH_COLUMNS };
/* The outer ones: from the first sentence of a chain, each but the last of which ends inside a quotation, to the last. */
enum { SENTENCE_START, SENTENCE_END, SENTENCE_FLAGS, SENTENCE_OUTER_START, SENTENCE_OUTER_END, SENTENCE_COLUMNS };
enum { QUOTE_START, QUOTE_END, QUOTE_INNER_START, QUOTE_INNER_END, QUOTE_PARENT, QUOTE_DEPTH, QUOTE_FLAGS, QUOTE_COLUMNS };
enum { HIT_TOKEN, HIT_STOP, HIT_ENTRY, HIT_COLUMNS };

typedef struct { /* it looks into its text and its lexicon, which must outlive it */
    const void *text;
    uint32_t length;
    int width, wrapped, broken; /* broken: sentences over several lines, at every link */
    const qx_lexicon *lexicon;
    qx_table tokens, lines, paragraphs, sentences, quotes, hits, line_counts;
    qx_table marks, stops, letters; /* kept during the scan only: see steps.h */
    uint32_t *block, *spare;        /* memory for the tables that fit in; what is left of it */
    size_t room;                    /* of what is left */
} qx_scan;

/* Tags of words with which a line may end though its sentence goes on in the next: verbs of saying, right after a quotation;
   words that lead on to others; titles before a name. And auxiliaries, with which no sentence begins in a small letter. */
typedef struct {
    uint32_t verbs, links, titles, auxiliaries;
} qx_end_classes;

/* Scans `length` characters of `width` bytes (1, 2 or 4). 0, or -1 without memory; free in both cases. With `ends`, a line
   ends no paragraph where its sentence plainly goes on, or a quotation that closes a few lines later; without (NULL), each line of
   a text that is not hard-wrapped does. */
int qx_scan_run(qx_scan *scan, const void *text, uint32_t length, int width, const qx_lexicon *lexicon, const qx_end_classes *ends);
void qx_scan_free(qx_scan *scan);

/* Fills `line_counts`, if that is not done yet. 0, or -1 without memory. */
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

/* Marks that stand before the items of a list and nowhere else. */
static inline int qx_is_bullet(uint32_t c) {
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25CF || c == 0x25E6 || c == 0x25AA || c == 0x25A0
        || c == 0xB7;
}

/* Marks that stand before the items of a list, there or elsewhere: * Moor said; - Moor said. */
static inline int qx_is_item_mark(uint32_t c) { return c == '*' || c == '-' || c == 0x2013 || qx_is_bullet(c); }

/* Begins an item of a list with the token: is it a mark, and stands another token behind it and a blank? */
static inline int qx_opens_item(const qx_scan *scan, uint32_t token) {
    return token + 1 < scan->tokens.count && scan->tokens.column[TOKEN_TAGS][token + 1] & TAG_SPACED
        && qx_is_item_mark(qx_first_char(scan, token));
}

/* The first token of a line that is not blank, a mark before it left out: * Home; ## Home. A dash is one in a row of such lines. */
uint32_t qx_line_body(const qx_scan *scan, uint32_t line);

/* What the lexicon says of the entry that begins at the token. */
static inline uint64_t qx_features(const qx_scan *scan, uint32_t token) {
    return scan->lexicon->entries[scan->tokens.column[TOKEN_ENTRY][token]].features;
}

/* Those of `kinds` that the token's endings are of. Of a word that the lexicon has they are known, if it is in small letters. */
static inline uint32_t qx_endings(const qx_scan *scan, uint32_t token, uint32_t kinds) {
    uint32_t entry = scan->tokens.column[TOKEN_ENTRY][token];
    if (entry && scan->tokens.column[TOKEN_TAGS][token] & TAG_LOWER) return scan->lexicon->entries[entry].endings & kinds;
    return qx_endings_before(scan->lexicon, scan->text, scan->width, scan->tokens.column[TOKEN_END][token], kinds);
}

static inline int qx_has_ending(const qx_scan *scan, uint32_t token, uint32_t kinds) {
    return qx_endings(scan, token, kinds) != 0;
}

/* Characters of the token's possessive ending (Moor’s), or 0. */
uint32_t qx_possessive_length(const qx_scan *scan, uint32_t token);

/* End of the word segment (UAX #29) that starts at `start`. */
uint32_t qx_segment_end(const void *text, uint32_t length, int width, uint32_t start);

#endif
