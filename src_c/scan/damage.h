/* Where a text may be damaged: the places that a repair may concern, found in one pass. Repairs then look at those alone.

   src_c/constants.py hands the `#define`s of a group that says "In Python" on to it, comments included. */
#ifndef QX_DAMAGE_H
#define QX_DAMAGE_H

#include <stdint.h>

#include "bits.h"
#include "characters.h"
#include "tables.h"

/* In Python: Damage.kinds */
#define DAMAGE_ENTITY QX_BIT(0)      /* & before a letter or # */
#define DAMAGE_TAG QX_BIT(1)         /* < before a letter or one of / ! ? */
#define DAMAGE_BACKSLASH QX_BIT(2)   /* a backslash */
#define DAMAGE_DOUBLED QX_BIT(3)     /* a straight double mark before another one */
#define DAMAGE_EMPHASIS QX_BIT(4)    /* * or _ */
#define DAMAGE_OPENING QX_BIT(5)     /* the same, before a letter, a mark, or what is beyond ASCII */
#define DAMAGE_BRACKET QX_BIT(6)     /* a square bracket */
#define DAMAGE_LINK QX_BIT(7)        /* ] before ( (BRACKET is set too) */
#define DAMAGE_FOOTNOTE QX_BIT(8)    /* [ before a digit (BRACKET is set too), or a superscript figure */
#define DAMAGE_HYPHEN QX_BIT(9)      /* a hyphen at the end of a line */
#define DAMAGE_QUOTED_LINE QX_BIT(10) /* > at the start of a line */
#define DAMAGE_BLOCK QX_BIT(11)      /* the start of a line that may be an item, a heading, a rule or a table */
#define DAMAGE_TORN_LINE QX_BIT(12)  /* the start of a line, not the first, that begins with a comma or a full stop */
#define DAMAGE_CONTROL QX_BIT(13)    /* a control character of ASCII that is no white space */
#define DAMAGE_INVISIBLE QX_BIT(14)  /* an invisible or odd character of those given */
#define DAMAGE_SPACE QX_BIT(15)      /* a blank beyond ASCII of those given */
#define DAMAGE_MISREAD QX_BIT(16)    /* one given that may begin a misread character, before another beyond ASCII */
#define DAMAGE_LOST QX_BIT(17)       /* U+FFFD */

enum { DAMAGE_START, DAMAGE_KINDS, DAMAGE_COLUMNS };

/* Fills `places`, in order, with offsets (code points) and kinds, and `kinds` with all kinds there are. `kind_of` has one more than
   the number of its kind's bit for each character that it holds. 0, or -1 without memory; free `places` in both cases. */
int qx_find_damage(qx_table *places, uint32_t *kinds, const qx_characters *kind_of, const void *text, uint32_t length, int width);

#endif
