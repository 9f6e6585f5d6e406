from libc.stdint cimport uint8_t, uint32_t

from quotex._headers.tables cimport qx_table

cdef extern from "scan/openings.h" nogil:
    enum: OPENING_KINDS, OPENING_START, OPENING_LABEL_STOP, OPENING_LINE, OPENING_NUMBER
    enum: QX_SPOKEN_BITS
    int qx_find_openings(qx_table *, const void *, uint32_t, int)
    uint32_t qx_turns_likely(const void *, uint32_t, int, const uint8_t *)
    uint32_t qx_spoken_bit(const void *, uint32_t, int)
