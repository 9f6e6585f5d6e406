from libc.stdint cimport uint32_t

cdef extern from "scan/chartab.h" nogil:
    const char *QX_UNICODE_VERSION
    enum: CH_SPACE
    uint32_t qx_fold(uint32_t)
    uint32_t qx_prop(uint32_t)
