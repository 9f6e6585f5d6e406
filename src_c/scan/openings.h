/* Finds lines that may open a turn of a transcript: those that begin with a label. See openings.c. */
#ifndef QX_OPENINGS_H
#define QX_OPENINGS_H

#include "bits.h"
#include "tables.h"

/* In Python: what the opening of a line looks like, in rows of find_openings */
#define OPENING_COLON QX_BIT(0)     /* a label before a colon: MOOR: It leaks. */
#define OPENING_STOP QX_BIT(1)      /* before a full stop: Mr. MOOR. It leaks.; a single letter before a stop or blanks: Q. */
#define OPENING_DASH QX_BIT(2)      /* before a tab or a long dash */
#define OPENING_ALONE QX_BIT(3)     /* the whole line is a label */
#define OPENING_CUE QX_BIT(4)       /* the times of a caption: 00:01.000 --> 00:02.000 */
#define OPENING_TAG QX_BIT(5)       /* a tag: <v Ada Moor>It leaks. */
#define OPENING_CHEVRON QX_BIT(6)   /* begins with >> */
#define OPENING_EMPHASIS QX_BIT(7)  /* begins with ** or __ */
#define OPENING_QUESTION QX_BIT(8)  /* the line ends with a question mark */
#define OPENING_TIMED QX_BIT(9)     /* a time precedes or follows the label: [00:12] MOOR: */
#define OPENING_BRACKET QX_BIT(10)  /* a square bracket opens right before the label: [MOOR] It leaks. */
#define OPENING_INDENTED QX_BIT(11) /* a letter follows at least a few blanks */

/* Kinds that open a line, of which a transcript has some. */
#define QX_OPENINGS (OPENING_COLON | OPENING_STOP | OPENING_DASH | OPENING_ALONE | OPENING_CUE | OPENING_TAG | OPENING_CHEVRON | OPENING_EMPHASIS | OPENING_QUESTION)

/* The kinds of the line; the label, start:stop; the start of the line; its number. */
enum { OPENING_KINDS, OPENING_START, OPENING_LABEL_STOP, OPENING_LINE, OPENING_NUMBER, OPENING_COLUMNS };

/* Fills `openings` with a row for each line that has one of QX_OPENINGS. Returns 0, or -1 if memory runs out. */
int qx_find_openings(qx_table *openings, const void *text, uint32_t length, int width);

/* The kinds of which enough lines begin alike for turns of a transcript; a line also begins after a tag. `spoken` has the
   qx_spoken_bit of each word by which somebody speaks: I, you. Few other words share one. */
enum { QX_SPOKEN_BITS = 1 << 14 };
uint32_t qx_turns_likely(const void *text, uint32_t length, int width, const uint8_t *spoken);
uint32_t qx_spoken_bit(const void *word, uint32_t length, int width);

#endif
