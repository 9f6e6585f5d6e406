/* Runs of capitalised words, which the rules read as names, and what they tell of whom they name. */
#ifndef QX_NAMES_H
#define QX_NAMES_H

#include "scan/scan.h"

/* The classes are tags of words. */
typedef struct {
    uint32_t titles, roles, organizations, determiners, pronouns, predicates, prepositions;
} qx_name_classes;

/* Runs of capitalised words: each begins at a capitalised token without a tag of `never_first` and goes on over those
   without one of `never_inside`, in its paragraph; an initial's or title's full stop and a hyphen join; a possessive
   (Moor's) ends it. 0, or -1 without memory; the caller frees `runs` in both cases.
   RUN_TAGS: the language pack's classes of any of its tokens; RUN_LAST_WORD: the token after its last blank; RUN_ROW and
   RUN_LAST: the rows of its first and its last token among the words of all runs. qx_read_names fills in the others.
   RUN_NAME_START is where the name begins, RUN_START at first, which the rules change. */
enum {
    RUN_FIRST, RUN_STOP, RUN_TAGS, RUN_LAST_WORD, RUN_ROW, RUN_LAST, RUN_START, RUN_ROLE_AT, RUN_GENDER_AT, RUN_NAME_START,
    RUN_COLUMNS
};
int qx_name_runs(const qx_scan *scan, uint32_t never_first, uint32_t never_inside, const qx_name_classes *classes, qx_table *runs);

/* Is the word at `token` one that stands inside a name, other than in capitals? */
int qx_is_particle(const qx_scan *scan, uint32_t token);

/* In Python: NameRuns.tags */
#define NAME_NO_NAME QX_BIT(0)            /* but a role */
#define NAME_ROLE_ALONE QX_BIT(1)         /* a role alone, which is a name only if somebody has it */
#define NAME_PERSON QX_BIT(2)
#define NAME_ORGANIZATION QX_BIT(3)
#define NAME_HE QX_BIT(4)
#define NAME_SHE QX_BIT(5)
#define NAME_WITH_ROLE QX_BIT(6)          /* NameRuns.role_at tells it */
#define NAME_FULL QX_BIT(7)               /* more than one word after the titles */
#define NAME_PLAIN QX_BIT(8)              /* one word, without a title */
#define NAME_TITLED QX_BIT(9)             /* a title is in it, or a role stands right before it */
#define NAME_IN_QUOTATION QX_BIT(10)      /* it begins inside a quotation */
#define NAME_NO_SUBJECT QX_BIT(11)        /* Moor’s plan, a Moor aide, with Moor */
#define NAME_AFTER_PREPOSITION QX_BIT(28) /* a preposition stands right before it or its title */
#define NAME_GOES_ON QX_BIT(29)           /* an organization's name that goes on in the next run: Department of Justice */

/* Reads what the runs tell. RUN_START: where the name begins after its titles; RUN_ROLE_AT, RUN_GENDER_AT: the tokens that tell
   role and gender, or QX_NONE; RUN_TAGS: the bits above. */
void qx_read_names(const qx_scan *scan, const qx_name_classes *classes, qx_table *runs);

/* Adds to RUN_TAGS what the narration around each run tells, NAME_IN_QUOTATION and those after it. */
void qx_place_names(const qx_scan *scan, const qx_name_classes *classes, const uint32_t *narration, qx_table *runs);

/* The words of runs, one row for each token. Words are the same that differ only in case, the kind of apostrophe and a
   possessive ending. NAME_WORD_FIRST: the first row of the same word. On that one, NAME_WORD_ENDING and NAME_WORD_INSIDE: the
   first that is its run's RUN_LAST, and the first that is not; NAME_WORD_NEXT leads on among those alike in that, too. All
   may be QX_NONE. 0, or -1 without memory; the caller frees `words` in both cases. */
enum { NAME_WORD_RUN, NAME_WORD_TOKEN, NAME_WORD_FIRST, NAME_WORD_NEXT, NAME_WORD_ENDING, NAME_WORD_INSIDE, NAME_WORD_COLUMNS };
int qx_name_words(const qx_scan *scan, const qx_table *runs, qx_table *words);

/* May the words of two rows be one but for a slip inside it: have they the same first and last letter, and, but for one at most,
   as many? */
int qx_resemble(const qx_scan *scan, const qx_table *words, uint32_t row, uint32_t other);

#endif
