/* Runs of capitalised words, which the rules read as names, and facts about the people and bodies that they name. */
#ifndef QX_NAMES_H
#define QX_NAMES_H

#include "scan/scan.h"

/* The classes are tags of words. */
typedef struct {
    uint32_t titles, roles, organizations, determiners, pronouns, predicates, prepositions, times, places;
} qx_name_classes;

/* Finds runs of capitalised words. A run begins at a capitalised token without a tag of `never_first` and goes on, in its
   paragraph, over those without one of `never_inside`; the full stop of an initial or a title and a hyphen join words; a
   possessive (Moor's) ends the run. Returns 0, or -1 if memory runs out; free `runs` in both cases.
   RUN_TAGS: the language pack's classes of all its tokens; RUN_LAST_WORD: the token after its last blank; RUN_ROW and RUN_LAST:
   the rows of its first and last token among the words of all runs. qx_read_names fills in the other columns. RUN_NAME_START is
   initially RUN_START, and may be changed by the rules. */
enum {
    RUN_FIRST, RUN_STOP, RUN_TAGS, RUN_LAST_WORD, RUN_ROW, RUN_LAST, RUN_START, RUN_ROLE_AT, RUN_GENDER_AT, RUN_NAME_START,
    RUN_COLUMNS
};
int qx_name_runs(const qx_scan *scan, uint32_t never_first, uint32_t never_inside, const qx_name_classes *classes, qx_table *runs);

/* Whether the word at `token` is a particle used inside names, not in capitals. */
int qx_is_particle(const qx_scan *scan, uint32_t token);

/* Whether the word is the small part of a given name: Kim Dae-*ho*, Lee Ji-*won*; not: Trump-*era*, a T-*shirt*. */
int qx_is_small_part(const qx_scan *scan, uint32_t token);

/* Whether the apostrophe at `token` begins a short article after a particle: van ’t Doe. */
int qx_is_short_article(const qx_scan *scan, uint32_t token);

/* In Python: NameRuns.tags */
#define NAME_NO_NAME QX_BIT(0)            /* not a name: a role, a party label, a handle */
#define NAME_ROLE_ALONE QX_BIT(1)         /* a role alone, which is a name only if somebody has it */
#define NAME_PERSON QX_BIT(2)
#define NAME_ORGANIZATION QX_BIT(3)
#define NAME_HE QX_BIT(4)
#define NAME_SHE QX_BIT(5)
#define NAME_WITH_ROLE QX_BIT(6)          /* has a role: see NameRuns.role_at */
#define NAME_FULL QX_BIT(7)               /* more than one word after the titles */
#define NAME_PLAIN QX_BIT(8)              /* one word, without a title */
#define NAME_TITLED QX_BIT(9)             /* contains a title, or follows a role */
#define NAME_IN_QUOTATION QX_BIT(10)      /* begins inside a quotation */
#define NAME_NO_SUBJECT QX_BIT(11)        /* cannot be a subject: Moor’s plan, a Moor aide, with Moor */
#define NAME_AFTER_PREPOSITION QX_BIT(28) /* it or its title follows a preposition */
#define NAME_GOES_ON QX_BIT(29)           /* the name of an organization that goes on in the next run: Department of Justice */

/* Reads the runs. RUN_START: the start of the name, after its titles; RUN_ROLE_AT, RUN_GENDER_AT: the tokens that give role and
   gender, or QX_NONE; RUN_TAGS: the bits above. */
void qx_read_names(const qx_scan *scan, const qx_name_classes *classes, qx_table *runs);

/* Adds to RUN_TAGS the bits that depend on the narration around each run, NAME_IN_QUOTATION to NAME_AFTER_PREPOSITION. */
void qx_place_names(const qx_scan *scan, const qx_name_classes *classes, const uint32_t *narration, qx_table *runs);

/* Makes the words of runs, one row for each token. Words that differ only in case, the kind of apostrophe and a possessive ending
   are the same. NAME_WORD_FIRST: the first row of the same word. In that row, NAME_WORD_ENDING and NAME_WORD_INSIDE are the first
   row that is its run's RUN_LAST, and the first that is not; NAME_WORD_NEXT is the next row of the same chain. Each may be
   QX_NONE. Returns 0, or -1 if memory runs out; free `words` in both cases. */
enum { NAME_WORD_RUN, NAME_WORD_TOKEN, NAME_WORD_FIRST, NAME_WORD_NEXT, NAME_WORD_ENDING, NAME_WORD_INSIDE, NAME_WORD_COLUMNS };
int qx_name_words(const qx_scan *scan, const qx_table *runs, qx_table *words);

/* Whether the words of two rows may be the same with a misspelling inside: they have the same first and last letter, and their
   lengths differ by at most one. */
int qx_resemble(const qx_scan *scan, const qx_table *words, uint32_t row, uint32_t other);

#endif
