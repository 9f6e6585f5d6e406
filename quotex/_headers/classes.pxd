from libc.stdint cimport uint32_t

from quotex._headers.scan cimport qx_scan

cdef extern from "read/classes.h" nogil:
    const uint32_t WORD_READ, WORD_TAGGED
    void qx_read_sentence(const qx_scan *, uint32_t, const uint32_t *, uint32_t *)
