from libc.stdint cimport uint32_t

from quotex._headers.scan cimport qx_scan

cdef extern from "read/classes.h" nogil:
    void qx_word_classes(const qx_scan *, uint32_t *)
