/* The steps of a scan, and the data that they share. */
#ifndef QX_STEPS_H
#define QX_STEPS_H

#include "marks.h"
#include "scan.h"

/* Possible quotation marks, with their neighbours. */
enum { MARK_START, MARK_END, MARK_TOKEN, MARK_STYLE, MARK_AROUND, MARK_COLUMNS };
/* Tokens that may end a sentence. */
enum { STOP_TOKEN, STOP_COLUMNS };
/* A bit for each character: whether it is an ASCII letter. */
enum { LETTER_BITS, LETTER_COLUMNS };

/* The neighbours of a mark; MARK_AROUND holds (before | after << 8). NEAR_PLURAL is a letter that may end a plural. */
enum { NEAR_SPACE, NEAR_WORD, NEAR_PLURAL, NEAR_DIGIT, NEAR_OPEN, NEAR_CLOSE, NEAR_DASH, NEAR_STOP, NEAR_OTHER, NEAR_MARK };

static inline int is_side(uint32_t near) { return near == NEAR_SPACE || near == NEAR_OPEN; }
static inline int is_text(uint32_t near) { return near == NEAR_WORD || near == NEAR_PLURAL || near == NEAR_DIGIT; }

/* The side of a mark according to its neighbours. */
static inline uint32_t side_by_context(uint32_t before, uint32_t after) {
    int opens = (is_side(before) || before == NEAR_DASH) && after != NEAR_SPACE;
    int closes = !is_side(before) && !is_text(after);
    if (is_side(before) && (after == NEAR_STOP || after == NEAR_CLOSE)) return SIDE_EITHER;
    return opens == closes ? SIDE_EITHER : opens ? SIDE_OPEN : SIDE_CLOSE;
}

/* Allocate the block that the scan's tables share, and a table in it. Return 0, or -1 if memory runs out. */
int qx_scan_block(qx_scan *scan);
int qx_scan_table(qx_scan *scan, qx_table *table, int columns, uint32_t capacity);

int qx_find_paragraphs(qx_scan *scan, const qx_end_classes *ends); /* also sets scan->wrapped and scan->broken */
int qx_find_quotes(qx_scan *scan);    /* needs paragraphs */
int qx_find_sentences(qx_scan *scan); /* needs paragraphs and quotes */

#endif
