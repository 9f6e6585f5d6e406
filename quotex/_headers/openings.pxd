from libc.stdint cimport uint32_t

from quotex._headers.tables cimport qx_table

cdef extern from "scan/openings.h" nogil:
    enum: OPENING_KINDS, OPENING_START, OPENING_LABEL_STOP, OPENING_LINE, OPENING_NUMBER
    int qx_find_openings(qx_table *, const void *, uint32_t, int)
    int qx_may_hold_turns(const void *, uint32_t, int)
