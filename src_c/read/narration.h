/* The text around quotations, for the rules: tags of each token, and the context of each quotation. */
#ifndef QX_NARRATION_H
#define QX_NARRATION_H

#include "scan/scan.h"

/* In Python without NARRATION_: Narration.tags */
#define NARRATION_KEPT (TAG_CAPITALIZED | TAG_LOWER | TAG_DIGIT | QX_PACK_CLASSES) /* the bits kept from token_tags */
#define NARRATION_FINITE QX_BIT(0)        /* a finite verb or infinitive (said, has, to say), not a noun or participle */
#define NARRATION_ADVERBIAL QX_BIT(1)     /* may be between a subject and its verb: also, quickly, Tuesday */
#define NARRATION_COMMA QX_BIT(2)
#define NARRATION_DASH QX_BIT(3)          /* between words; not a hyphen */
#define NARRATION_COLON QX_BIT(4)         /* colon and semicolon */
#define NARRATION_PAUSE (NARRATION_COMMA | NARRATION_DASH)
#define NARRATION_BREAK (NARRATION_PAUSE | NARRATION_COLON | NARRATION_OPEN | NARRATION_CLOSE | NARRATION_STOPPER)
#define NARRATION_QUOTED QX_BIT(6)        /* inside a quotation, marks included, or an unpaired mark; the only tag */
#define NARRATION_OPEN QX_BIT(9)          /* opening bracket */
#define NARRATION_CLOSE QX_BIT(10)
#define NARRATION_STOPPER QX_BIT(11)      /* ends a sentence */
#define NARRATION_POSSESSIVE QX_BIT(28)   /* Moor’s, and the apostrophe of the Moors’ */
#define NARRATION_JOINER QX_BIT(29)       /* hyphen, slash, the full stop of an abbreviation: the word goes on */
#define NARRATION_LOOKS_FINITE QX_BIT(30) /* ends like a past tense where a verb may be; not shown in tags, only searched for */

/* The bits shown to Python, which computes with integers of more than 30 bits at a fraction of the speed. */
#define NARRATION_SHOWN UINT32_C(0x3FFFFFFF)

/* Whether the word is, or ends in, a possessive (Moor’s). */
static inline int qx_is_possessive(const qx_scan *scan, uint32_t token) { return qx_has_ending(scan, token, ENDING_POSSESSIVE); }

/* Whether the word, which in capitals is a name, is in capitals between words that are not: WHO said; not: WHO SAID SO. */
int qx_is_acronym(const qx_scan *scan, uint32_t token);

/* Fills `tags`, one for each token, except those that qx_tag_word adds. */
void qx_narration_tags(const qx_scan *scan, uint32_t *tags);

/* Adds the token's tags in NARRATION_OF_WORD, which depend on its ending and class, unless it has them. `words` are those of
   qx_read_sentence, which is called if the class is needed; `verbs` and `adverbs` are tags of possible verbs and adverbs. */
#define NARRATION_OF_WORD (NARRATION_FINITE | NARRATION_ADVERBIAL | NARRATION_LOOKS_FINITE | NARRATION_POSSESSIVE)
void qx_tag_word(const qx_scan *scan, uint32_t token, uint32_t *words, uint32_t verbs, uint32_t adverbs, uint32_t *tags);

/* Finds the context of each outer quotation. In tokens: the quotation with its marks (FIRST, STOP); the start of the sentence in
   which it begins (FLOOR); the end of the sentence in which it ends or that goes on after it (SENTENCE_STOP), and the same, but
   before the next quotation (LAST); all at most `window` tokens away and in its paragraph. Also its paragraph; the offset of the
   last character said, or of a full stop after the mark, or QX_NONE (SAID); the token at which the clause goes on after it, or
   QX_NONE; and its facts. `tags` are those of narration, `leads` of words that may introduce a quotation, `inverts` of words that
   may begin a clause whose subject follows. Returns 0, or -1 if memory runs out; free `contexts` in both cases. */
enum {
    CONTEXT_QUOTE, CONTEXT_FIRST, CONTEXT_STOP, CONTEXT_FLOOR, CONTEXT_LAST, CONTEXT_SENTENCE_STOP, CONTEXT_PARAGRAPH,
    CONTEXT_SAID, CONTEXT_GOES_ON, CONTEXT_FACTS, CONTEXT_COLUMNS
};
int qx_quote_contexts(const qx_scan *scan, uint32_t window, uint32_t leads, uint32_t inverts, const uint32_t *tags, qx_table *contexts);

/* In Python without CONTEXT_: facts of the context of a quotation, from Narration.contexts */
#define CONTEXT_UNCLOSED QX_BIT(0)
#define CONTEXT_CONTINUED QX_BIT(1)       /* continues the quotation of the paragraph before */
#define CONTEXT_HOLDS QX_BIT(2)           /* contains quotations */
#define CONTEXT_CAPITAL QX_BIT(3)         /* begins with a capital or a digit */
#define CONTEXT_TITLED QX_BIT(4)          /* a few words, all capitalised except function words */
#define CONTEXT_LABELLED QX_BIT(5)        /* begins with a word in capitals and a colon */
#define CONTEXT_INITIAL QX_BIT(6)         /* begins a sentence */
#define CONTEXT_AFTER_COLON QX_BIT(7)     /* does not begin a sentence, and follows a colon */
#define CONTEXT_AFTER_COMMA QX_BIT(8)
#define CONTEXT_LED QX_BIT(9)             /* follows a word that may introduce it, with or without a comma, inside a sentence */
#define CONTEXT_CLAUSE_FOLLOWS QX_BIT(10) /* its sentence goes on with a clause after it: "…," Moor said */
#define CONTEXT_SPLIT QX_BIT(11)          /* the next sentence belongs to it: "Why?" Moor asked. */
#define CONTEXT_PAUSES QX_BIT(12)         /* its sentence has a comma or a dash after it, which does not end the sentence */
#define CONTEXT_OPENS QX_BIT(13)          /* begins its paragraph */
#define CONTEXT_ENDS QX_BIT(14)           /* ends its paragraph */
#define CONTEXT_FILLS (CONTEXT_OPENS | CONTEXT_ENDS)
#define CONTEXT_SHARES QX_BIT(15)         /* is in the paragraph of the quotation before it */
#define CONTEXT_FOLLOWS QX_BIT(16)        /* is in the paragraph after that of the quotation before it */
#define CONTEXT_ANNOUNCED QX_BIT(17)      /* the paragraph before its own ends with a colon, a dash or a comma */
#define CONTEXT_INVERTED QX_BIT(18)       /* the clause after it begins with a word that may precede its subject */

#endif
