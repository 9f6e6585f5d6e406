/* The rows of a page, as the search for its article reads them. */
#ifndef QX_PAGE_ROWS_H
#define QX_PAGE_ROWS_H

#include "read/article.h"
#include "read/page.h"

#define CUE_COPY 8 /* the copies after the first */

enum { LONG_WORDS = 18 }; /* a full paragraph has so many words */

typedef struct {
    const qx_scan *scan;
    const qx_page_classes *classes;
    qx_table rows, facts;
    uint32_t *first, *stop, *words, *lower, *digits, *puncts, *ends, *repeated; /* of `rows` */
    uint32_t *cue, *prose, *weight, *form; /* of `facts`; the weights are signed */
    uint32_t count, prose_sum, copied; /* copied: words that would count as prose, but repeat */
    int is_forum;
} qx_page;

typedef struct { uint32_t start, end; } qx_stretch;

/* What stands in the first line of the row from the offset on, white space around it and the mark of an item left out. */
qx_stretch qx_row_text(const qx_page *page, uint32_t row, uint32_t from);

/* Reads the rows of a page: with `copied` the first copy of rows that repeat is prose, and the others are residue; without, none is
   prose. 0, or -1 without memory; free it in both cases. */
int qx_page_read(qx_page *page, const qx_scan *scan, const uint8_t *cues, const qx_page_classes *classes, int across, int copied);
void qx_page_free(qx_page *page);

#endif
