/* Finds the article of a whole page, a stretch of lines, from the counts of each line.

   Each line has a weight: that of prose is positive, by its number of words; that of short lines and residue is negative, and
   strongly so for a heading that only follows articles ("Related stories") after enough prose. The article is the stretch of
   lines with the greatest sum before the comments, extended over paragraphs that only lists, tables or code separate from it.
   Inside it, only line rules remove lines. Lines that occur twice on the page are teasers, not prose, unless they are most of it:
   if a page has an article twice, the first copy is searched for.

   A page that was cut is not cut again. A text is cut only if it contains residue whose rules apply anywhere, or begins or ends
   with a label; the result contains no such residue, begins with prose, and ends with prose or a line of a list. */
#ifndef QX_PAGE_H
#define QX_PAGE_H

#include "scan/scan.h"

/* In Python: what a line removed by a rule shows about the page; 0 if no rule removes it; see Rule.cue in language/catalogue.py */
#define CUE_NONE 1     /* nothing */
#define CUE_START 2    /* the article begins soon */
#define CUE_END 3      /* the article has ended */
#define CUE_TEASERS 4  /* teasers of other articles begin */
#define CUE_COMMENTS 5 /* comments begin */
#define CUE_THREAD 6   /* part of a comment */
#define CUE_POST 7     /* heads a post of a forum */

/* Tags of words; and, by lexicon entry, words like *about*, before the name of the person whom a paragraph describes. */
typedef struct {
    uint32_t verbs, reporting, prepositions, not_names; /* not_names: pronouns and determiners */
    const uint8_t *about;
    uint32_t about_count;
} qx_page_classes;

/* Finds the article of a page: the lines region[0]:region[1]. `cues` has one cue for each line; `is_raw`: enough of the residue
   is removed wherever it is. If a page has no prose, not even sentences that go on across residue, all of its lines are the
   article. Returns 1 if it is found; 0 if the text is not a page, or was cut before; -1 if memory runs out. The lines must be
   counted. */
int qx_find_article(const qx_scan *scan, const uint8_t *cues, const qx_page_classes *classes, int is_raw, uint32_t region[2]);

/* The number of words of a line that count as prose. In a hard-wrapped text, the line need not end a sentence. The lines must be
   counted. */
uint32_t qx_prose_of_line(const qx_scan *scan, uint32_t line);

/* Whether the text, without the lines marked in `gone` (NULL: none), has the menus of a whole page, which extracted articles
   lack. The lines must be counted. */
int qx_looks_like_page(const qx_scan *scan, const uint8_t *gone);

#endif
