from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t

from quotex._headers.scan cimport qx_scan
from quotex._headers.tables cimport qx_table

cdef extern from "read/match.h" nogil:
    enum: STEP_COLUMNS, TEST_COLUMNS, PATTERN_COLUMNS, CAPTURES, MOST_ENDS, MOST_STEPS
    ctypedef struct qx_program:
        uint32_t *steps
        uint32_t *branches
        uint32_t *tests
        uint32_t *patterns
        uint32_t *traits
        const uint8_t **sets
        uint32_t step_count, branch_count, test_count, pattern_count, set_count, function_count, known
    int qx_is_sound(const qx_program *)
    ctypedef struct qx_asked:
        int (*test)(void *, uint32_t, uint32_t) except -1
        int (*ends)(void *, uint32_t, uint32_t, uint32_t *) except -1
        int32_t (*opening)(void *, uint32_t) except -1
        void *context
    ctypedef struct qx_chunked:
        const qx_scan *scan
        const uint32_t *tags
        const qx_table *chunks
    ctypedef struct qx_window:
        uint32_t floor, mark, after, last, stop, clause, facts
    ctypedef struct qx_trace:
        uint32_t count
        uint32_t step[MOST_STEPS]
        int32_t chunk[MOST_STEPS]
    int64_t qx_match(const qx_program *, const qx_chunked *, const qx_asked *, const qx_window *, uint32_t, uint32_t, uint32_t (*)[2], qx_trace *) except -1
