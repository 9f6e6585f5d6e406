/* What the parts of the class reader, classes.c, function_words.c and open_words.c, share. */
#ifndef QX_CLASS_READER_H
#define QX_CLASS_READER_H

#include "read/classes.h"

#define CLASS_CUE (QX_BIT(12) | QX_BIT(14)) /* verbs of saying and thinking */
#define CLASS_PREPOSITION QX_BIT(20) /* of the language pack, see read/chunk_reader.h */
#define CLASS_ROLE QX_BIT(24)

enum { LONGEST_CLAUSE = 14, LONGEST_COMPARED = 5 }; /* tokens searched for the verb of a clause, for *as* after *as* */

#define FORMS (WORD_BASE | WORD_THIRD | WORD_PAST | WORD_PARTICIPLE | WORD_GERUND)
#define TWICE (WORD_PAST | WORD_PARTICIPLE) /* an -ed form may be either */

/* Sets of classes. */
#define OF(upos) QX_BIT(UPOS_##upos)
#define OPEN_CLASSES (OF(NOUN) | OF(VERB) | OF(ADJ) | OF(ADV))

typedef struct {
    const qx_scan *scan;
    uint32_t *words;
    uint32_t count;
    const uint32_t *tags, *starts, *ends;
} class_reader;

/* A token may be QX_NONE only if a function allows it. */
static inline uint32_t class_of(const class_reader *r, uint32_t token) { return r->words[token] & WORD_CLASS; }
static inline uint32_t is_of(const class_reader *r, uint32_t token, uint32_t classes) { return classes >> class_of(r, token) & 1; }
static inline void set_class(class_reader *r, uint32_t token, uint32_t upos) { r->words[token] = (r->words[token] & ~(uint32_t)WORD_CLASS) | upos; }

/* The KIND_… of a function word; 0 for QX_NONE and past the end. */
static inline uint32_t kind_of(const class_reader *r, uint32_t token) { return token < r->count ? r->words[token] & WORD_KIND : 0; }

/* Whether the token begins a sentence or is past the end of the text. */
static inline int starts_at(const class_reader *r, uint32_t token) { return token >= r->count || r->words[token] & WORD_STARTS; }

static inline uint32_t char_of(const class_reader *r, uint32_t token) { return qx_first_char(r->scan, token); }
static inline uint32_t length_of(const class_reader *r, uint32_t token) { return r->ends[token] - r->starts[token]; }
static inline uint32_t endings_of(const class_reader *r, uint32_t token, uint32_t kinds) { return qx_endings(r->scan, token, kinds); }
static inline int ends_in(const class_reader *r, uint32_t token, uint32_t kinds) { return endings_of(r, token, kinds) != 0; }

/* The WORD_… bits that the lexicon has for a token. */
static inline uint32_t entry_of(const class_reader *r, uint32_t token) { return (uint32_t)(qx_features(r->scan, token) >> 32) & (WORD_ATTRIBUTIVE - 1); }

/* Whether no blank separates the token from the one before it. */
static inline int touches(const class_reader *r, uint32_t token) {
    return token && token < r->count && r->ends[token - 1] == r->starts[token];
}

/* Whether the token is a mark inside a word: well-known. */
static inline int is_inside(const class_reader *r, uint32_t token) {
    return touches(r, token) && touches(r, token + 1) && r->tags[token - 1] & (TAG_WORD | TAG_NUMBER);
}

static inline int is_hyphen(uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/* Whether the token follows a hyphen inside a word: a stand-in. */
static inline int is_compounded(const class_reader *r, uint32_t token) {
    return token > 1 && touches(r, token) && is_hyphen(char_of(r, token - 1)) && is_inside(r, token - 1);
}

static inline int is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

/* The class of the word at `token`, or PUNCT at the start of a sentence and past the end; and of the word at `left`, or PUNCT. */
static inline uint32_t class_after(const class_reader *r, uint32_t token) { return starts_at(r, token) ? UPOS_PUNCT : class_of(r, token); }
static inline uint32_t class_before(const class_reader *r, uint32_t left) { return left == QX_NONE ? UPOS_PUNCT : class_of(r, left); }
static inline uint32_t word_before(const class_reader *r, uint32_t left) { return left == QX_NONE ? 0 : r->words[left]; }

static inline int one_of(uint32_t upos, uint32_t classes) { return classes >> upos & 1; }

int is_shouted(const class_reader *r, uint32_t token);   /* whether it is in capitals beside known words in capitals */
int is_plural(const class_reader *r, uint32_t token);
int opens_clause(const class_reader *r, uint32_t token); /* whether a finite verb follows before any break */

/* Decide the class of a function word, and of a noun, verb, adjective or adverb; `left` is the word before it, or QX_NONE. */
void read_function_word(class_reader *r, uint32_t token, uint32_t left);
void read_open_word(class_reader *r, uint32_t token, uint32_t left);

#endif
