/* The class of each word, and the forms that a verb may have, decided once, from left to right. */
#ifndef QX_CLASSES_H
#define QX_CLASSES_H

#include "scan/scan.h"

/* In Python: the classes of Universal Dependencies (UPOS) */
#define UPOS_X 0 /* links and the like; of a lexicon entry: unknown */
#define UPOS_NOUN 1
#define UPOS_PROPN 2
#define UPOS_PRON 3
#define UPOS_DET 4
#define UPOS_ADJ 5
#define UPOS_VERB 6
#define UPOS_AUX 7
#define UPOS_ADV 8
#define UPOS_ADP 9
#define UPOS_CCONJ 10
#define UPOS_SCONJ 11
#define UPOS_NUM 12
#define UPOS_PART 13
#define UPOS_INTJ 14
#define UPOS_PUNCT 15
#define UPOS_SYM 16

/* In Python: bits of a word of Classes.words; the upper half of an entry's features has such bits for its first word */
#define WORD_CLASS 31                   /* mask: one of the above; of an entry, its most frequent class */
#define WORD_BASE QX_BIT(5)             /* the forms that a verb may have here: say */
#define WORD_THIRD QX_BIT(6)            /* says */
#define WORD_PAST QX_BIT(7)             /* went, said */
#define WORD_PARTICIPLE QX_BIT(8)       /* gone, said */
#define WORD_GERUND QX_BIT(9)           /* saying */
#define WORD_NOUN QX_BIT(10)            /* may be a noun */
#define WORD_ADJECTIVE QX_BIT(11)       /* may be an adjective */
#define WORD_ADVERB QX_BIT(12)          /* may be an adverb */
#define WORD_SUBJECT QX_BIT(13)         /* a pronoun that is a subject: he, who */
#define WORD_POSSESSIVE QX_BIT(14)      /* his */
#define WORD_OBJECT QX_BIT(15)          /* a subject that may also be an object: it */
#define WORD_PLURAL QX_BIT(16)          /* a plural without a plural ending: people */
#define WORD_SINGULAR QX_BIT(17)        /* used before a singular noun, or alone: each */
#define WORD_FLOATED QX_BIT(18)         /* may be inside a verb group: have all said */
#define WORD_CLAIM QX_BIT(19)           /* a noun with a that-clause: the claim that it leaks */
#define WORD_RELATIVE QX_BIT(20)        /* who, which, whose */
#define WORD_KIND 0x3E00000             /* mask: the kind of a function word, KIND_BE or another */
#define WORD_ATTRIBUTIVE QX_BIT(26)     /* a participle before its noun */
#define WORD_UNKNOWN QX_BIT(27)         /* neither the lexicon nor an ending gives its class */
#define WORD_OPENS QX_BIT(28)           /* its capital means nothing: begins a sentence, or follows a mark */
#define WORD_STARTS QX_BIT(29)          /* begins a sentence */

/* In Python: kinds of function words, in the bits of WORD_KIND */
#define KIND_BE (1 << 21)
#define KIND_HAVE (2 << 21)
#define KIND_DO (3 << 21)
#define KIND_MODAL (4 << 21)            /* a base form follows: will, let, please */
#define KIND_TO (5 << 21)
#define KIND_THAT (6 << 21)
#define KIND_WHICH (7 << 21)            /* before a noun, or alone */
#define KIND_ALONE (8 << 21)            /* a determiner, before a noun or alone: this, some */
#define KIND_THERE (9 << 21)
#define KIND_CLAUSAL (10 << 21)         /* before a clause or a phrase: after, since */
#define KIND_AS (11 << 21)              /* like KIND_CLAUSAL, and before the first half of a comparison */
#define KIND_ONCE (12 << 21)            /* like KIND_CLAUSAL, and an adverb after a subject */
#define KIND_DEGREE (13 << 21)          /* more people, more beautiful */
#define KIND_ORDER (14 << 21)           /* the first day, was first seen */
#define KIND_TEMPORAL (15 << 21)        /* said later, a later day */
#define KIND_PLACE (16 << 21)           /* went home, right there */
#define KIND_APPROXIMATE (17 << 21)     /* about 200 */
#define KIND_DIRECTION (18 << 21)       /* turned around; around 200 */
#define KIND_LIKE (19 << 21)            /* a preposition; a verb after a subject */
#define KIND_AGENT (20 << 21)           /* by */
#define KIND_PARTICLE (21 << 21)        /* an adverb only before a pause: in, off */

/* Bits of a word that Python does not see. */
#define WORD_READ QX_BIT(30)   /* its sentence is read */
#define WORD_TAGGED QX_BIT(31) /* qx_tag_word has tagged the token; this alone may be set before */

/* Fills `words`, of which there is one for each token, for those of the sentence around `token`, if that is not done yet. What a
   sentence is read as does not depend on which others were read before. All words must be 0 before the first call. Words deep
   inside quotations get no class if `tags` are those of narration; NULL reads all. */
void qx_read_sentence(const qx_scan *scan, uint32_t token, const uint32_t *tags, uint32_t *words);

#endif
