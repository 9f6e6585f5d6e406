from libc.stdint cimport uint16_t, uint32_t

from quotex._headers.scan cimport qx_scan
from quotex._headers.tables cimport qx_table

cdef extern from "read/chunks.h" nogil:
    enum: CHUNK_BITS, CHUNK_FIRST, CHUNK_END, CHUNK_HEAD, CHUNK_COLUMNS
    void qx_read_chunks(const qx_scan *, const uint32_t *, uint32_t *, const uint16_t *, uint32_t, uint32_t, uint32_t, uint32_t *, qx_table *)
