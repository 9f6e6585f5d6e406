/* Finds, in one pass, the places where a text may be damaged. Repairs look at those places only.

   src_c/constants.py copies each group of `#define`s under a comment "In Python" to Python, with their comments. */
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
#define DAMAGE_OPENING QX_BIT(5)     /* * or _ before a letter, a mark or a character beyond ASCII */
#define DAMAGE_BRACKET QX_BIT(6)     /* a square bracket */
#define DAMAGE_LINK QX_BIT(7)        /* ] before ( (BRACKET is set too) */
#define DAMAGE_FOOTNOTE QX_BIT(8)    /* [ before a digit (BRACKET is set too), or a superscript figure */
#define DAMAGE_HYPHEN QX_BIT(9)      /* a hyphen at the end of a line */
#define DAMAGE_QUOTED_LINE QX_BIT(10) /* > at the start of a line */
#define DAMAGE_BLOCK QX_BIT(11)      /* the start of a line that may be an item, a heading, a rule or a table */
#define DAMAGE_TORN_LINE QX_BIT(12)  /* the start of a line, not the first, that begins with a comma or a full stop */
#define DAMAGE_CONTROL QX_BIT(13)    /* an ASCII control character that is not white space */
#define DAMAGE_INVISIBLE QX_BIT(14)  /* an invisible or odd character of `kind_of` */
#define DAMAGE_SPACE QX_BIT(15)      /* a blank of `kind_of`, beyond ASCII */
#define DAMAGE_MISREAD QX_BIT(16)    /* may begin a misread character: of `kind_of`, before one beyond ASCII; Â before a blank */
#define DAMAGE_LOST QX_BIT(17)       /* U+FFFD */
#define DAMAGE_TAGGED_LINE QX_BIT(18) /* the start of a line that begins with < */
#define DAMAGE_CODE QX_BIT(19)       /* a backtick; inside code, nothing is repaired */
#define DAMAGE_ADDRESS QX_BIT(20)    /* :// */

enum { DAMAGE_START, DAMAGE_KINDS, DAMAGE_COLUMNS };

/* Fills `places`, in text order, with offsets (code points) and kinds, and `kinds` with the kinds of all places. `kind_of` maps a
   character to the number of its kind's bit plus one. Returns 0, or -1 if memory runs out; free `places` in both cases. */
int qx_find_damage(qx_table *places, uint32_t *kinds, const qx_characters *kind_of, const void *text, uint32_t length, int width);

#endif
