/* The article on a whole page: a stretch of lines, found from the counts of each line.

   Every line gets a weight: prose speaks for the article by its number of words, short lines and residue against it, and a heading
   that only ever follows an article ("Related stories") strongly so once enough prose has been seen. The article is the stretch of
   lines with the greatest sum before the comments, with the paragraphs that only lists, tables or code part from it; within it
   every line stays that no line rule removes. Lines that stand on the page twice are teasers and no prose, unless they are most of
   it: of an article that stands there twice, the first copy is looked for.

   A page that was cut is not cut again. Only a text is cut that holds residue whose rules look anywhere, or begins or ends with a
   label; and what is left holds no such residue, begins with prose, and ends with prose or a line of a list. */
#ifndef QX_PAGE_H
#define QX_PAGE_H

#include "scan/scan.h"

/* In Python: what the line rule that removes a line tells of the page, 0 where none does; see Rule.cue in quotex/catalogue.py */
#define CUE_NONE 1     /* nothing */
#define CUE_START 2    /* the article begins soon */
#define CUE_END 3      /* it has ended */
#define CUE_TEASERS 4  /* others are told of */
#define CUE_COMMENTS 5 /* they begin */
#define CUE_THREAD 6   /* belongs to one of them */
#define CUE_POST 7     /* heads a post of a forum */

/* Tags of words, and by entry of the lexicon those like *about*, before the name of whom a paragraph is on. */
typedef struct {
    uint32_t verbs, reporting, prepositions, not_names; /* the last: pronouns and determiners */
    const uint8_t *about;
    uint32_t about_count;
} qx_page_classes;

/* Finds the article of a page: the lines region[0]:region[1]. `cues` has one for each line; `is_raw` says that enough of the residue
   goes wherever it stands. Where a page holds no prose at all, not even of sentences that go on across residue, the article is all
   of its lines. 1 where it is found; 0 where the text is no page, or was cut already; -1 without memory. The lines must be counted. */
int qx_find_article(const qx_scan *scan, const uint8_t *cues, const qx_page_classes *classes, int is_raw, uint32_t region[2]);

/* How many words of a line count as prose. In a hard-wrapped text it need not end a sentence for that. The lines must be counted. */
uint32_t qx_prose_of_line(const qx_scan *scan, uint32_t line);

/* Has the text, without the lines marked in `gone` (NULL: none), the menus of a whole page, as no extracted article has? The lines
   must be counted. */
int qx_looks_like_page(const qx_scan *scan, const uint8_t *gone);

#endif
