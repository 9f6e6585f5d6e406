/* Chunks: base phrases with their heads, verb groups, and what is between them (Abney, Parsing by Chunks, 1991). */
#ifndef QX_CHUNKS_H
#define QX_CHUNKS_H

#include "read/classes.h"
#include "read/narration.h"

/* In Python: kinds and properties of chunks, in Chunks.bits */
#define CHUNK_PHRASE QX_BIT(0)       /* a base noun phrase: the old mayor */
#define CHUNK_VERBS QX_BIT(1)        /* a verb group: has not said */
#define CHUNK_PREPOSITION QX_BIT(2)
#define CHUNK_ADVERB QX_BIT(3)
#define CHUNK_CONJUNCTION QX_BIT(4)
#define CHUNK_SUBORDINATOR QX_BIT(5)
#define CHUNK_RELATIVE QX_BIT(6)      /* a relative pronoun */
#define CHUNK_QUOTE QX_BIT(7)
#define CHUNK_BRACKET QX_BIT(8)      /* brackets with their contents */
#define CHUNK_COMMA QX_BIT(9)
#define CHUNK_COLON QX_BIT(10)
#define CHUNK_DASH QX_BIT(11)
#define CHUNK_STOP QX_BIT(12)
#define CHUNK_OPENING QX_BIT(13)     /* a bracket that is never closed */
#define CHUNK_CLOSING QX_BIT(14)
#define CHUNK_OTHER QX_BIT(15)
#define CHUNK_FINITE QX_BIT(16)      /* of verb groups */
#define CHUNK_PASSIVE QX_BIT(17)
#define CHUNK_GERUND QX_BIT(18)
#define CHUNK_INFINITIVE QX_BIT(19)
#define CHUNK_PARTICIPLE QX_BIT(20)
#define CHUNK_COPULA QX_BIT(21)      /* the main verb is be */
#define CHUNK_TIME QX_BIT(22)        /* of phrases, by the head */
#define CHUNK_NAME QX_BIT(23)
#define CHUNK_PRONOUN QX_BIT(24)
#define CHUNK_EDGE QX_BIT(25)        /* begins a sentence */
#define CHUNK_SAYS QX_BIT(27)        /* a verb of saying */
#define CHUNK_CUE QX_BIT(28)         /* a verb of saying or thinking */
#define CHUNK_SINGLE QX_BIT(26)      /* one token, or a verb without auxiliaries */

/* The facts of a lexicon entry that the chunker uses: sets of the pack, two traits, and the number of its further words. */
#define ENTRY_REFLEXIVE QX_BIT(0)
#define ENTRY_FORMER QX_BIT(1)
#define ENTRY_POSTPOSED QX_BIT(2)
#define ENTRY_RELATIVE QX_BIT(3)
#define ENTRY_IS_OR_HAS QX_BIT(4)
#define ENTRY_SUFFIX QX_BIT(5)
#define ENTRY_PREDETERMINER QX_BIT(6)
#define ENTRY_TIME_IN_NAME QX_BIT(7)
#define ENTRY_SAYS QX_BIT(8)
#define ENTRY_ACCORDS QX_BIT(9)
#define ENTRY_MORE_WORDS 10 /* the bits from here on */

enum { CHUNK_BITS, CHUNK_FIRST, CHUNK_END, CHUNK_HEAD, CHUNK_COLUMNS };

/* Adds the chunks of the tokens first:stop, whole sentences, with an empty one that is a CHUNK_STOP before and after them. `tags` are
   those of narration, `words` those of the class reader; `entries` has ENTRY_… bits for `known` lexicon entries. `at` gets the chunk
   of each token. The table `chunks` must have room for as many rows as there are tokens, and for two more. */
void qx_read_chunks(const qx_scan *scan, const uint32_t *tags, uint32_t *words, const uint16_t *entries, uint32_t known, uint32_t first, uint32_t stop, uint32_t *at, qx_table *chunks);

#endif
