from libc.stdint cimport uint32_t

cdef extern from "scan/tables.h" nogil:
    const uint32_t QX_NONE
    ctypedef struct qx_table:
        uint32_t *column[12]
        uint32_t count, capacity
    void qx_table_free(qx_table *)
    uint32_t qx_last_at_most(const uint32_t *, uint32_t, uint32_t)
    int qx_table_init(qx_table *, int, uint32_t)
    int qx_table_grow(qx_table *)
