# Lines that may open a turn of a transcript. A part of _core.pyx.

def spoken_words(words):
    cdef bytearray bits = bytearray(QX_SPOKEN_BITS // 8)
    cdef uint32_t bit
    cdef str plain
    for word in words:
        plain = _checked(word)
        bit = qx_spoken_bit(PyUnicode_DATA(plain), <uint32_t>len(plain), PyUnicode_KIND(plain))
        bits[bit // 8] |= 1 << bit % 8
    return bytes(bits)


def turns_likely(text, bytes spoken not None):
    cdef str plain = _checked(text)
    if len(spoken) != QX_SPOKEN_BITS // 8:
        raise ValueError("spoken is not a set that spoken_words returned")
    return qx_turns_likely(PyUnicode_DATA(plain), <uint32_t>len(plain), PyUnicode_KIND(plain), <const uint8_t *><const char *>spoken)


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
