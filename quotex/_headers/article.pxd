from libc.stdint cimport uint8_t, uint32_t

from quotex._headers.scan cimport qx_scan

cdef extern from "read/article.h" nogil:
    enum: QX_SHAPES
    void qx_line_shapes(const qx_scan *, uint32_t, uint8_t *)
