from libc.stdint cimport uint8_t, uint32_t, uint64_t

from quotex._headers.scan cimport qx_scan

cdef extern from "read/line_rules.h" nogil:
    enum: RULE_NONE, RULE_OF_PLACE, RULE_ANYWHERE
    ctypedef struct qx_rule_sets:
        uint32_t size, entry_count, near_start, near_end
        const uint32_t *by_entry
        const uint8_t *triggers
        const uint8_t *called
        const uint8_t *allowed
    enum: QX_PLACES
    ctypedef struct qx_needed_text:
        uint64_t letters
        uint32_t start, length
    ctypedef struct qx_condition:
        uint32_t first, stop
    ctypedef struct qx_needs:
        const uint8_t *by_place
        const uint32_t *condition_of
        const qx_condition *conditions
        const qx_needed_text *texts
        const uint8_t *pool
    void qx_drop_needless(const qx_scan *, uint32_t, const qx_needs *, uint32_t, uint8_t *)
    void qx_rules_of_lines(const qx_scan *, const qx_rule_sets *, const uint8_t *, uint8_t *)
    int qx_is_headline(const qx_scan *, uint32_t)
    uint32_t qx_earliest_tail(const qx_scan *, const uint8_t *, uint32_t)
    uint32_t qx_tail_start(const qx_scan *, const uint8_t *, uint32_t, uint32_t)
