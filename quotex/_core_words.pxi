# Counts of the words of a text, to compare lines with it. A part of _core.pyx.

cdef enum: LONGEST_COUNTED = 1 << 16, LONGEST_COMPARED = 256  # characters


cdef uint64_t _next_word(const void *data, int kind, uint32_t length, uint32_t *at, uint32_t *size) noexcept:
    """A hash (FNV-1a) of the next word in small letters, or 0 if there is none; moves `at` past the word."""
    cdef uint64_t key = 0xCBF29CE484222325, prime = 0x100000001B3
    cdef uint32_t c
    size[0] = 0
    while at[0] < length:
        c = qx_char_at(data, kind, at[0])
        at[0] += 1
        if qx_prop(c) & CH_SPACE:
            if size[0]:
                break
            continue
        key = (key ^ (c if c == 0x2018 or c == 0x2019 else qx_fold(c))) * prime  # apostrophes stay distinct, unlike in tokens
        size[0] += 1
    return key | 1 if size[0] else 0


cdef class WordCounts:
    cdef uint64_t *keys
    cdef uint32_t *counts
    cdef uint32_t mask

    def __cinit__(self, str text not None, Py_ssize_t stop):
        cdef uint32_t length, slots = 16, at = 0, size
        cdef uint64_t key
        if not 0 <= stop <= LONGEST_COUNTED:
            raise ValueError(f"words are counted in at most {LONGEST_COUNTED} characters, not {stop}")
        length = <uint32_t>min(stop, len(text))
        while 3 * slots < 2 * length:  # there are at most length / 2 + 1 words
            slots *= 2
        self.mask = slots - 1
        self.keys = <uint64_t *>PyMem_Calloc(slots, sizeof(uint64_t))
        self.counts = <uint32_t *>PyMem_Calloc(slots, sizeof(uint32_t))
        if not self.keys or not self.counts:
            raise MemoryError
        while True:
            key = _next_word(PyUnicode_DATA(text), PyUnicode_KIND(text), length, &at, &size)
            if not key:
                break
            slots = self._slot(key)
            self.keys[slots] = key
            self.counts[slots] += 1

    def __dealloc__(self):
        PyMem_Free(self.keys)
        PyMem_Free(self.counts)

    cdef uint32_t _slot(self, uint64_t key) noexcept:
        cdef uint32_t slot = <uint32_t>(key ^ key >> 32) & self.mask
        while self.keys[slot] and self.keys[slot] != key:
            slot = (slot + 1) & self.mask
        return slot

    def compare(self, str line not None, uint32_t shortest, long less, long most):
        cdef uint64_t seen[LONGEST_COMPARED]
        cdef uint64_t key
        cdef uint32_t at = 0, size, words = 0, other
        cdef long total = 0
        if len(line) > LONGEST_COMPARED:
            raise ValueError(f"a line of at most {LONGEST_COMPARED} characters is compared, not of {len(line)}")
        while True:
            key = _next_word(PyUnicode_DATA(line), PyUnicode_KIND(line), <uint32_t>len(line), &at, &size)
            if not key:
                return words, total
            if size < shortest:
                continue
            seen[words] = key
            other = 0
            while seen[other] != key:
                other += 1
            if other == words:
                words += 1
                total += min(<long>self.counts[self._slot(key)] - less, most)
