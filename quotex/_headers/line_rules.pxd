from libc.stdint cimport uint8_t, uint16_t, uint32_t

from quotex._headers.scan cimport qx_scan

cdef extern from "read/line_rules.h" nogil:
    enum: RULE_NONE, RULE_OF_PLACE, RULE_ANYWHERE
    ctypedef struct qx_rule_sets:
        uint32_t size, entry_count, near_start, near_end
        const uint32_t *by_entry
        const uint8_t *triggers
        const uint8_t *called
        const uint8_t *allowed
    enum: QX_END_SYMBOL
    ctypedef struct qx_automaton:
        const uint8_t *class_of
        const uint16_t *states
        const uint16_t *exceptions
        const uint16_t *rows
    int qx_may_match(const qx_scan *, const qx_automaton *, uint32_t, uint32_t)
    void qx_rules_of_lines(const qx_scan *, const qx_rule_sets *, const uint8_t *, uint8_t *)
    int qx_is_headline(const qx_scan *, uint32_t)
    uint32_t qx_earliest_tail(const qx_scan *, const uint8_t *, uint32_t)
    uint32_t qx_tail_start(const qx_scan *, const uint8_t *, uint32_t, uint32_t)
