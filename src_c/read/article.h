/* The lines of a page, as the rules for lines and the search for its article want them. */
#ifndef QX_ARTICLE_H
#define QX_ARTICLE_H

#include "scan/scan.h"

/* In Python: Scan.shapes_of_lines, by which rules for lines are told apart */
#define SHAPE_WORDLESS QX_BIT(0) /* no word */
#define SHAPE_SHORT QX_BIT(1)    /* few words, and no sentence's end */
#define SHAPE_CLIP QX_BIT(2)     /* the length of a clip at the end, 1:52 or (1:52) */
#define SHAPE_DIGITS QX_BIT(3)

enum { QX_SHAPES = 16 };

/* Fills `shapes`, one for each line: SHAPE_SHORT is one of at most `short_words`. The lines must be counted. */
void qx_line_shapes(const qx_scan *scan, uint32_t short_words, uint8_t *shapes);

/* The lines of a page that are not blank; parts of one sentence that inline tags tore apart are one row. A line goes on in the next
   where it has TORN_WORDS and ends no sentence, and the next begins with a small letter or a mark that closes. Lines marked in
   `residue` stand alone, and repeat none; a sentence goes on `across` them, or it does not. ARTICLE_REPEATED: the number, from 1, of
   the first row whose first line reads the same, which may be this one; 0 if no other does. 0, or -1 without memory; the caller frees `rows` in both cases. */
enum {
    ARTICLE_FIRST, ARTICLE_STOP, ARTICLE_WORDS, ARTICLE_LOWER, ARTICLE_DIGITS, ARTICLE_PUNCTS, ARTICLE_ENDS, ARTICLE_REPEATED,
    ARTICLE_COLUMNS
};
enum { TORN_WORDS = 3 };
int qx_article_lines(const qx_scan *scan, const uint8_t *residue, int across, qx_table *rows);

#endif
