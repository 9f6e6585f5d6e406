from libc.stdint cimport uint32_t

from quotex._headers.characters cimport qx_characters
from quotex._headers.tables cimport qx_table

cdef extern from "scan/damage.h" nogil:
    enum: DAMAGE_START, DAMAGE_KINDS
    int qx_find_damage(qx_table *, uint32_t *, const qx_characters *, const void *, uint32_t, int)
