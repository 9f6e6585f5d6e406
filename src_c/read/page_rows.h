/* The rows of a page, for the search for its article. */
#ifndef QX_PAGE_ROWS_H
#define QX_PAGE_ROWS_H

#include "read/article.h"
#include "read/page.h"

#define CUE_COPY 8 /* the copies after the first */

enum { LONG_WORDS = 18 }; /* the words of a full paragraph */

typedef struct {
    const qx_scan *scan;
    const qx_page_classes *classes;
    qx_table rows, facts;
    uint32_t *first, *stop, *words, *lower, *digits, *puncts, *ends, *repeated; /* of `rows` */
    uint32_t *cue, *prose, *weight, *form; /* of `facts`; the weights are signed */
    uint32_t count, prose_sum, copied; /* copied: words of prose that repeats */
    int is_forum;
} qx_page;

typedef struct { uint32_t start, end; } qx_stretch;

/* The text of the row's first line from the offset on, without white space around it and without the mark of an item. */
qx_stretch qx_row_text(const qx_page *page, uint32_t row, uint32_t from);

/* Reads the rows of a page. With `copied`, the first copy of a repeated row is prose, and the others are residue; otherwise no
   copy is prose. Returns 0, or -1 if memory runs out; free the page in both cases. */
int qx_page_read(qx_page *page, const qx_scan *scan, const uint8_t *cues, const qx_page_classes *classes, int across, int copied);
void qx_page_free(qx_page *page);

#endif
