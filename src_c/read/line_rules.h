/* The line rules to try on each line, and the places in which rules for a place apply. */
#ifndef QX_LINE_RULES_H
#define QX_LINE_RULES_H

#include "scan/scan.h"

/* Sets of rules, `size` bytes each, a multiple of 8: bit n of byte m stands for rule 8 m + n. */
typedef struct {
    uint32_t size, entry_count, near_start, near_end;
    const uint32_t *by_entry; /* 1 + the index of an entry's three sets in `triggers`, or 0 if it is not a trigger */
    const uint8_t *triggers;  /* rules for a trigger anywhere, in a line's first `near_start` tokens, in its last `near_end` */
    const uint8_t *called, *allowed; /* by shapes: the rules that a line's shapes call for, and those that they allow */
} qx_rule_sets;

/* An automaton, made by quotex/language/automata.py, accepts the lines that a pattern may match. Its symbols are the ASCII characters,
   three groups of other characters, and the end of the line. */
enum { QX_END_SYMBOL = 131, QX_REJECTED = 0, QX_ACCEPTED = 1, QX_FIRST_STATE = 2 };
typedef struct {
    const uint8_t *class_of;    /* by symbol */
    const uint16_t *states;     /* the row and the first exception of each state, and one more pair */
    const uint16_t *exceptions; /* pairs of a class and the next state, which replaces the one in the row */
    const uint16_t *rows;       /* the next state, by class */
} qx_automaton;

/* Whether the pattern may match start:end. Not for texts with characters beyond ASCII that match an ASCII one in another case. */
int qx_may_match(const qx_scan *scan, const qx_automaton *automaton, uint32_t start, uint32_t end);

/* Fills `found` with the set of rules to try on each line, by its triggers and shapes. A trigger must end in its line. */
void qx_rules_of_lines(const qx_scan *scan, const qx_rule_sets *sets, const uint8_t *shapes, uint8_t *found);

/* Whether the line, which is not blank, looks like a headline: some words, beginning with a word, and no end of a sentence. */
int qx_is_headline(const qx_scan *scan, uint32_t line);

/* The earliest line at which the tail of the whole text may start: if all headlines and all lines with rules in `found` are
   removed. */
uint32_t qx_earliest_tail(const qx_scan *scan, const uint8_t *found, uint32_t size);

/* The first line of the tail of the lines first:stop. Lines with RULE_ANYWHERE do not count, so that the cleaned text has the
   same tail if it is cleaned again; lines with RULE_OF_PLACE are not the first. */
enum { RULE_NONE, RULE_OF_PLACE, RULE_ANYWHERE };
uint32_t qx_tail_start(const qx_scan *scan, const uint8_t *rules, uint32_t first, uint32_t stop);

#endif
