from libc.stdint cimport uint8_t, uint32_t

from quotex._headers.scan cimport qx_scan

cdef extern from "read/page.h" nogil:
    ctypedef struct qx_page_classes:
        uint32_t verbs, reporting, prepositions, not_names
        const uint8_t *about
        uint32_t about_count
    int qx_find_article(const qx_scan *, const uint8_t *, const qx_page_classes *, int, uint32_t *)
    uint32_t qx_prose_of_line(const qx_scan *, uint32_t)
    int qx_looks_like_page(const qx_scan *, const uint8_t *)
