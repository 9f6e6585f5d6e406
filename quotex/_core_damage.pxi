# Sets of characters, places where a text may be damaged, and the text after its edits. A part of _core.pyx.

cdef int fill_characters(qx_characters *table, str characters, bytes values) except -1:
    """Give each of the characters its value."""
    cdef uint32_t *codes
    if max(characters, default="") > "\uffff":
        raise ValueError("characters lie below U+10000")
    codes = <uint32_t *>PyMem_Malloc((len(characters) + 1) * sizeof(uint32_t))
    if not codes:
        raise MemoryError
    for place, character in enumerate(characters):
        codes[place] = ord(character)
    failed = qx_characters_init(table, codes, <const uint8_t *>PyBytes_AS_STRING(values), <uint32_t>len(characters))
    PyMem_Free(codes)
    if failed:
        raise MemoryError
    return 0


cdef class Characters:
    cdef qx_characters table

    def __cinit__(self, str characters):
        fill_characters(&self.table, characters, b"\1" * len(characters))

    def __dealloc__(self):
        qx_characters_free(&self.table)

    def held_by(self, text):
        cdef str plain = _checked(text)
        cdef uint32_t length = <uint32_t>len(plain), at = 0
        cdef set held = set()
        while True:
            at = qx_next_of(&self.table, PyUnicode_DATA(plain), length, PyUnicode_KIND(plain), at)
            if at == length:
                return held
            held.add(plain[at])
            at += 1


cdef class Damage:
    cdef readonly str text
    cdef readonly uint32_t kinds
    cdef qx_table found

    def __init__(self):
        raise TypeError("DamageFinder.find() makes a Damage")

    def __dealloc__(self):
        qx_table_free(&self.found)

    def __repr__(self):
        return f"<Damage of {len(self.text)} characters: {self.found.count} places>"

    def places(self, uint32_t kinds, Py_ssize_t start=0, Py_ssize_t stop=QX_MAX_LENGTH):
        cdef const uint32_t *starts = self.found.column[DAMAGE_START]
        cdef const uint32_t *kinds_of = self.found.column[DAMAGE_KINDS]
        cdef Py_ssize_t row, place, last = -1
        cdef list places = []
        if not self.kinds & kinds:
            return places
        row = _last_at_most(starts, self.found.count, start - 1) + 1
        while row < self.found.count and starts[row] < stop:
            place = starts[row]
            if kinds_of[row] & kinds and place != last:
                places.append(place)
                last = place
            row += 1
        return places


cdef class DamageFinder:
    cdef qx_characters kind_of

    def __cinit__(self, dict characters not None):
        cdef str all_of = "".join(characters.values())
        values = [bytes([kind.bit_length()]) * len(of_kind) for kind, of_kind in characters.items()]
        fill_characters(&self.kind_of, all_of, b"".join(values))

    def __dealloc__(self):
        qx_characters_free(&self.kind_of)

    def find(self, text):
        cdef str plain = _checked(text)
        cdef Damage damage = Damage.__new__(Damage)
        cdef const void *data = PyUnicode_DATA(plain)
        cdef uint32_t length = <uint32_t>len(plain)
        cdef int width = PyUnicode_KIND(plain), failed
        damage.text = plain
        if length < RELEASE_GIL_FROM:
            failed = qx_find_damage(&damage.found, &damage.kinds, &self.kind_of, data, length, width)
        else:
            with nogil:
                failed = qx_find_damage(&damage.found, &damage.kinds, &self.kind_of, data, length, width)
        if failed:
            raise MemoryError(f"no memory to look through {length} characters")
        return damage


cdef bint _reaches(str text, Py_ssize_t start, Py_ssize_t end, Py_UCS4 least) noexcept:
    """Whether text[start:end] has a character that is `least` or above."""
    cdef const void *data = PyUnicode_DATA(text)
    cdef int kind = PyUnicode_KIND(text)
    for at in range(start, end):
        if qx_char_at(data, kind, <uint32_t>at) >= least:
            return True
    return False


def edited(text, list edits not None):
    cdef str plain = _checked(text), replacement, result
    cdef Py_ssize_t length = len(plain), size = length, at = 0, to = 0, start, end
    cdef Py_UCS4 widest = PyUnicode_MAX_CHAR_VALUE(plain)
    cdef Py_UCS4 least = 128 if widest < 256 else 256 if widest < 65536 else 65536  # of those that need this width
    cdef bint may_narrow = False
    if not edits:
        return plain
    for edit in edits:
        start, end, replacement = edit.start, edit.end, _checked(edit.replacement)
        if not at <= start <= end <= length:
            raise ValueError(f"edit {start}:{end} is out of order, or not in a text of {length} characters")
        may_narrow = may_narrow or (widest > 127 and _reaches(plain, start, end, least))
        widest = max(widest, PyUnicode_MAX_CHAR_VALUE(replacement))
        size, at = size + len(replacement) - (end - start), end
    result, at = PyUnicode_New(size, widest), 0
    for edit in edits:
        start, end, replacement = edit.start, edit.end, _checked(edit.replacement)
        PyUnicode_CopyCharacters(result, to, plain, at, start - at)
        to, at = to + start - at, end
        PyUnicode_CopyCharacters(result, to, replacement, 0, len(replacement))
        to += len(replacement)
    PyUnicode_CopyCharacters(result, to, plain, at, length - at)
    if may_narrow and not _reaches(result, 0, size, least):
        return PyUnicode_FromKindAndData(PyUnicode_KIND(result), PyUnicode_DATA(result), size)
    return result
