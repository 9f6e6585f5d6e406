/* Which line rules to try on which lines, and the lines that rules of a place look at. */
#ifndef QX_LINE_RULES_H
#define QX_LINE_RULES_H

#include "scan/scan.h"

/* Sets of rules, `size` bytes each, a multiple of 8: bit n of byte m stands for rule 8 m + n. */
typedef struct {
    uint32_t size, entry_count, near_start, near_end;
    const uint32_t *by_entry; /* the place of an entry's three sets in `triggers`, from 1 on; 0: it is no trigger */
    const uint8_t *triggers;  /* rules for one anywhere, among the first `near_start` tokens of a line, among the last `near_end` */
    const uint8_t *called, *allowed; /* by shapes: rules that a line's shapes call for, and those that they allow */
} qx_rule_sets;

/* What the patterns of rules need of a line. Texts lie in a pool, in small letters. A condition holds if one of its texts, from `first`
   to before `stop`, occurs in the line. A place is the first letter or digit of ASCII in a line: 0 without one, then a to z, 0 to 9. */
enum { QX_PLACES = 37 };
typedef struct {
    uint64_t letters; /* a bit for each character modulo 64 */
    uint32_t start, length;
} qx_needed_text;
typedef struct { uint32_t first, stop; } qx_condition;
typedef struct {
    const uint8_t *by_place;       /* for each place, the set of the rules that lines may match */
    const uint32_t *condition_of;  /* for each rule, the number of its condition for each place, from 1 on; 0: none */
    const qx_condition *conditions;
    const qx_needed_text *texts;
    const uint8_t *pool;
} qx_needs;

/* Drops from the set the rules whose patterns cannot match the line, since it begins with another letter or lacks a text.
   Only for lines in which no letter beyond ASCII matches one of ASCII in another case. */
void qx_drop_needless(const qx_scan *scan, uint32_t line, const qx_needs *needs, uint32_t size, uint8_t *set);

/* Fills `found`, a set for each line, by its shapes. A trigger that goes on in the next line is none. */
void qx_rules_of_lines(const qx_scan *scan, const qx_rule_sets *sets, const uint8_t *shapes, uint8_t *found);

/* Does the line, which is not blank, look like a headline: some words, of which the first begins it and the last ends no sentence? */
int qx_is_headline(const qx_scan *scan, uint32_t line);

/* Where the tail of the whole text starts at the earliest: if all lines go on which rules are `found` to be tried, and all headlines. */
uint32_t qx_earliest_tail(const qx_scan *scan, const uint8_t *found, uint32_t size);

/* The first line of the tail of the lines first:stop. Lines with RULE_ANYWHERE do not count, so that what is left has the same tail
   when it is cleaned again; those with another rule are not the first. */
enum { RULE_NONE, RULE_OF_PLACE, RULE_ANYWHERE };
uint32_t qx_tail_start(const qx_scan *scan, const uint8_t *rules, uint32_t first, uint32_t stop);

#endif
