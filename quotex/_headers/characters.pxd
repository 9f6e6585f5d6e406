from libc.stdint cimport uint8_t, uint32_t

cdef extern from "scan/characters.h" nogil:
    ctypedef struct qx_characters:
        uint8_t *pages
    int qx_characters_init(qx_characters *, const uint32_t *, const uint8_t *, uint32_t)
    void qx_characters_free(qx_characters *)
    uint32_t qx_next_of(const qx_characters *, const void *, uint32_t, int, uint32_t)
    uint32_t qx_char_at(const void *, int, uint32_t)
