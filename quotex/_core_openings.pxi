# Lines that may open a turn of a transcript. A part of _core.pyx.

def may_hold_turns(text):
    cdef str plain = _checked(text)
    return qx_may_hold_turns(PyUnicode_DATA(plain), <uint32_t>len(plain), PyUnicode_KIND(plain))


def find_openings(text):
    cdef str plain = _checked(text)
    cdef qx_table found
    cdef uint32_t row
    cdef list rows
    try:
        if qx_find_openings(&found, PyUnicode_DATA(plain), <uint32_t>len(plain), PyUnicode_KIND(plain)):
            raise MemoryError(f"no memory to look through {len(plain)} characters")
        rows = []
        for row in range(found.count):
            rows.append((
                found.column[OPENING_KINDS][row], found.column[OPENING_START][row], found.column[OPENING_LABEL_STOP][row],
                found.column[OPENING_LINE][row], found.column[OPENING_NUMBER][row],
            ))
        return rows
    finally:
        qx_table_free(&found)
