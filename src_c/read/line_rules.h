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

/* An automaton accepts the lines that a pattern may match (quotex/automata.py makes it). It reads symbols: characters of ASCII, three
   groups of others, and the end of the line. */
enum { QX_END_SYMBOL = 131, QX_REJECTED = 0, QX_ACCEPTED = 1, QX_FIRST_STATE = 2 };
typedef struct {
    const uint8_t *class_of;    /* by symbol */
    const uint16_t *states;     /* for each state its row and its first exception, and one more pair */
    const uint16_t *exceptions; /* a class and the next state in place of that in the row */
    const uint16_t *rows;       /* the next state, by class */
} qx_automaton;

/* May the pattern match start:end? Not for characters beyond ASCII that match one of ASCII in another case. */
int qx_may_match(const qx_scan *scan, const qx_automaton *automaton, uint32_t start, uint32_t end);

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
