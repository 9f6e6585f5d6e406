/* The lines of a page, for the line rules and the search for its article. */
#ifndef QX_ARTICLE_H
#define QX_ARTICLE_H

#include "scan/scan.h"

/* In Python: Scan.shapes_of_lines, by which line rules are selected */
#define SHAPE_WORDLESS QX_BIT(0) /* no word */
#define SHAPE_SHORT QX_BIT(1)    /* few words, and no end of a sentence */
#define SHAPE_CLIP QX_BIT(2)     /* ends with the length of a clip, 1:52 or (1:52) */
#define SHAPE_DIGITS QX_BIT(3)

enum { QX_SHAPES = 16 };

/* Fills `shapes`, one for each line; SHAPE_SHORT means at most `short_words` words. The lines must be counted. */
void qx_line_shapes(const qx_scan *scan, uint32_t short_words, uint8_t *shapes);

/* Reads the lines of a page that are not blank into rows; a sentence that inline tags broke over several lines is one row. A line
   goes on in the next if it has TORN_WORDS and ends no sentence, and the next begins with a small letter or a closing mark. Lines
   marked in `residue` are rows of their own, and never copies; a sentence may go on `across` them. ARTICLE_REPEATED: 1 + the
   first row with the same first line, which may be this row; 0 if the line is unique. Returns 0, or -1 if memory runs out; free
   `rows` in both cases. */
enum {
    ARTICLE_FIRST, ARTICLE_STOP, ARTICLE_WORDS, ARTICLE_LOWER, ARTICLE_DIGITS, ARTICLE_PUNCTS, ARTICLE_ENDS, ARTICLE_REPEATED,
    ARTICLE_COLUMNS
};
enum { TORN_WORDS = 3 };
int qx_article_lines(const qx_scan *scan, const uint8_t *residue, int across, qx_table *rows);

#endif
