from libc.stdint cimport uint8_t, uint32_t

from quotex._headers.scan cimport qx_scan
from quotex._headers.tables cimport qx_table

cdef extern from "read/article.h" nogil:
    enum: QX_SHAPES, ARTICLE_COLUMNS
    void qx_line_shapes(const qx_scan *, uint32_t, uint8_t *)
    int qx_article_lines(const qx_scan *, const uint8_t *, int, uint32_t, const uint32_t *, uint32_t, qx_table *)
