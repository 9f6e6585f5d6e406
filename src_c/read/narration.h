/* What the rules ask of the text around quotations: what each token is there, and where each quotation stands. */
#ifndef QX_NARRATION_H
#define QX_NARRATION_H

#include "scan/scan.h"

/* In Python without NARRATION_: Narration.tags */
#define NARRATION_KEPT (TAG_CAPITALIZED | TAG_LOWER | TAG_DIGIT | QX_PACK_CLASSES) /* those of token_tags that stay */
#define NARRATION_FINITE QX_BIT(0)        /* a verb in use (said, has, to say), no noun or participle of the same form */
#define NARRATION_ADVERBIAL QX_BIT(1)     /* may stand between a subject and its verb: also, quickly, Tuesday */
#define NARRATION_COMMA QX_BIT(2)
#define NARRATION_DASH QX_BIT(3)          /* between words, no hyphen */
#define NARRATION_COLON QX_BIT(4)         /* colon and semicolon */
#define NARRATION_PAUSE (NARRATION_COMMA | NARRATION_DASH)
#define NARRATION_BREAK (NARRATION_PAUSE | NARRATION_COLON | NARRATION_OPEN | NARRATION_CLOSE | NARRATION_STOPPER)
#define NARRATION_QUOTED QX_BIT(6)        /* inside a quotation, marks included, or a mark alone; no other tag is left */
#define NARRATION_OPEN QX_BIT(9)          /* opening bracket */
#define NARRATION_CLOSE QX_BIT(10)
#define NARRATION_STOPPER QX_BIT(11)      /* ends a sentence */
#define NARRATION_POSSESSIVE QX_BIT(28)   /* Moor’s, and the apostrophe of the Moors’ */
#define NARRATION_JOINER QX_BIT(29)       /* hyphen, slash, the full stop of an abbreviation: the word goes on */
#define NARRATION_LOOKS_FINITE QX_BIT(30) /* ends as a past tense, where a verb may stand; not shown in tags, only searched for */

/* Python sees no others: it reckons with numbers of more than 30 bits at a fraction of the speed. */
#define NARRATION_SHOWN UINT32_C(0x3FFFFFFF)

/* Is the word, or its end, a possessive (Moor’s)? */
static inline int qx_is_possessive(const qx_scan *scan, uint32_t token) { return qx_has_ending(scan, token, ENDING_POSSESSIVE); }

/* WHO said; not: WHO SAID SO? A word that in capitals is a name, between words that are not in capitals. */
int qx_is_acronym(const qx_scan *scan, uint32_t token);

/* Fills `tags`, one for each token, but for what qx_tag_word adds. */
void qx_narration_tags(const qx_scan *scan, uint32_t *tags);

/* Adds those of NARRATION_OF_WORD to the tags of narration that the token has, if that is not done yet: they depend on its ending
   and its class. `words` are those of qx_read_sentence, which this calls where it must know the class; `verbs` and `adverbs` are
   tags of words that may be such. */
#define NARRATION_OF_WORD (NARRATION_FINITE | NARRATION_ADVERBIAL | NARRATION_LOOKS_FINITE | NARRATION_POSSESSIVE)
void qx_tag_word(const qx_scan *scan, uint32_t token, uint32_t *words, uint32_t verbs, uint32_t adverbs, uint32_t *tags);

/* Where each outer quotation stands, in tokens: the quotation itself with its marks; where the sentence begins that it
   begins in (FLOOR), where the one ends that it ends in or that goes on after it (SENTENCE_STOP), and the same, but before
   the next quotation (LAST), all no further than `window` away and in its paragraph; its paragraph; the offset of the last
   character said, or of a full stop behind the mark, or QX_NONE; where the clause goes on after it, or QX_NONE; and the
   facts about it. `tags` are those of narration, `leads` those of words that may lead to a quotation, `inverts` of those that
   may begin a clause whose subject comes last. 0, or -1 without memory; the caller frees `contexts` in both cases. */
enum {
    CONTEXT_QUOTE, CONTEXT_FIRST, CONTEXT_STOP, CONTEXT_FLOOR, CONTEXT_LAST, CONTEXT_SENTENCE_STOP, CONTEXT_PARAGRAPH,
    CONTEXT_SAID, CONTEXT_GOES_ON, CONTEXT_FACTS, CONTEXT_COLUMNS
};
int qx_quote_contexts(const qx_scan *scan, uint32_t window, uint32_t leads, uint32_t inverts, const uint32_t *tags, qx_table *contexts);

/* In Python without CONTEXT_: facts of the context of a quotation, from Narration.contexts */
#define CONTEXT_UNCLOSED QX_BIT(0)
#define CONTEXT_CONTINUED QX_BIT(1)       /* continues the quotation of the paragraph before */
#define CONTEXT_HOLDS QX_BIT(2)           /* quotations stand in it */
#define CONTEXT_CAPITAL QX_BIT(3)         /* begins with a capital or a digit */
#define CONTEXT_TITLED QX_BIT(4)          /* a few words, each with a capital, function words aside */
#define CONTEXT_LABELLED QX_BIT(5)        /* a word in capitals and a colon begin it */
#define CONTEXT_INITIAL QX_BIT(6)         /* a sentence begins with it */
#define CONTEXT_AFTER_COLON QX_BIT(7)     /* if not: stands right after one */
#define CONTEXT_AFTER_COMMA QX_BIT(8)
#define CONTEXT_LED QX_BIT(9)             /* a word that may lead to it stands right before it, or its comma, and begins no sentence */
#define CONTEXT_CLAUSE_FOLLOWS QX_BIT(10) /* its sentence goes on with a clause after it: "…," Moor said */
#define CONTEXT_SPLIT QX_BIT(11)          /* the sentence after it belongs to it: "Why?" Moor asked. */
#define CONTEXT_PAUSES QX_BIT(12)         /* a comma or a dash stands in its sentence after it, and does not end it */
#define CONTEXT_OPENS QX_BIT(13)          /* its paragraph */
#define CONTEXT_ENDS QX_BIT(14)           /* its paragraph */
#define CONTEXT_FILLS (CONTEXT_OPENS | CONTEXT_ENDS)
#define CONTEXT_SHARES QX_BIT(15)         /* the paragraph of the quotation before it */
#define CONTEXT_FOLLOWS QX_BIT(16)        /* in the paragraph after that of the quotation before it */
#define CONTEXT_ANNOUNCED QX_BIT(17)      /* the paragraph before its own ends with a colon, a dash or a comma */
#define CONTEXT_INVERTED QX_BIT(18)       /* the clause that goes on after it begins with a word whose subject may come after it */

#endif
