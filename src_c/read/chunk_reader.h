/* What the parts of the chunker, chunks.c and phrases.c, share. */
#ifndef QX_CHUNK_READER_H
#define QX_CHUNK_READER_H

#include "read/chunks.h"
#include "read/class_reader.h"
#include "read/features.h"

/* Classes of the language pack in the tags of tokens, defined in quotex/language/wordclasses.py. */
#define CLASS_AUXILIARY QX_BIT(17)
#define CLASS_PRONOUN QX_BIT(18)
#define CLASS_DETERMINER QX_BIT(19)
#define CLASS_CONJUNCTION QX_BIT(21)
#define CLASS_SUBORDINATOR QX_BIT(22)
#define CLASS_HONORIFIC QX_BIT(23)
#define CLASS_TIME QX_BIT(26)
#define CLASS_PLACE QX_BIT(27)

typedef struct {
    class_reader classes;
    const uint32_t *tags; /* of narration */
    const uint16_t *entries;
    uint32_t known, quote; /* quote: the next quotation that was not reached yet */
    uint32_t *at;
    qx_table *chunks;
} chunk_reader;

typedef struct {
    uint32_t bits, stop, head;
} chunk;

#define NOUNS (OF(NOUN) | OF(PROPN))
#define MODIFIERS (OF(ADJ) | OF(NUM))
#define NOMINALS (NOUNS | MODIFIERS | OF(PRON))
#define MARKS (NARRATION_BREAK | NARRATION_QUOTED)

/* A token past the end has no tags and starts a sentence. */
static inline uint32_t tag_of(const chunk_reader *r, uint32_t token) { return token < r->classes.count ? r->tags[token] : 0; }
static inline uint32_t word_of(const chunk_reader *r, uint32_t token) {
    return token < r->classes.count ? r->classes.words[token] : WORD_STARTS | UPOS_PUNCT;
}
static inline int starts(const chunk_reader *r, uint32_t token) { return (word_of(r, token) & WORD_STARTS) != 0; }
static inline int adjoins(const chunk_reader *r, uint32_t token) { return touches(&r->classes, token); }
static inline uint32_t letter(const chunk_reader *r, uint32_t token) { return char_of(&r->classes, token); }

static inline uint32_t entry_marks(const chunk_reader *r, uint32_t token) {
    if (token >= r->classes.count) return 0;
    uint32_t entry = r->classes.scan->tokens.column[TOKEN_ENTRY][token];
    return entry < r->known ? r->entries[entry] : 0;
}

/* The token after the lexicon's phrase that begins at the token. */
static inline uint32_t phrase_stop(const chunk_reader *r, uint32_t token) { return token + 1 + (entry_marks(r, token) >> ENTRY_MORE_WORDS); }

#define FUNCTIONS (CLASS_PREPOSITION | CLASS_DETERMINER | CLASS_PRONOUN | CLASS_SUBORDINATOR | CLASS_CONJUNCTION | CLASS_AUXILIARY)
#define FUNCTION_WORDS (OF(DET) | OF(ADP) | OF(PRON) | OF(SCONJ) | OF(AUX) | OF(CCONJ) | OF(PART) | OF(ADV))
/* The class of a token; those of verbs and function words are decided again: *than* in a number (more than 200)
   is not a preposition. */
uint32_t redecided(const chunk_reader *r, uint32_t token, uint32_t upos);
static inline uint32_t upos_of(const chunk_reader *r, uint32_t token) {
    uint32_t upos = word_of(r, token) & WORD_CLASS;
    if (!one_of(upos, FUNCTION_WORDS | OF(VERB))) return upos;
    int is_settled = !one_of(upos, OF(VERB) | OF(AUX)) && r->tags[token] & (FUNCTIONS | NARRATION_QUOTED); /* as most are */
    return is_settled ? upos : redecided(r, token, upos);
}
static inline int is_one(const chunk_reader *r, uint32_t token, uint32_t classes) { return one_of(upos_of(r, token), classes); }

int is_joined(const chunk_reader *r, uint32_t token);            /* two words joined by a hyphen: a most-read story */
int modifies(const chunk_reader *r, uint32_t token);             /* an adverb inside a phrase: the very old mayor; nearly 200 */
chunk read_phrase(const chunk_reader *r, uint32_t first);        /* the base phrase that begins at `first` */

#endif
