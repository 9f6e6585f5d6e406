# Runs of capitalised words. A part of _core.pyx.

cpdef str name_key(str word):
    if word.endswith(("'s", "’s")):
        word = word[:len(word) - 2]
    word = word.lower()
    return word.replace("’", "'") if "’" in word else word


cdef enum: LONGEST_SUFFIX = 3  # letters


cdef class NameClasses:
    cdef uint32_t never_first, never_inside
    cdef qx_name_classes found

    def __cinit__(self, *, uint32_t never_first=0, uint32_t never_inside=0, uint32_t titles=0, uint32_t roles=0,
                  uint32_t bodies=0, uint32_t determiners=0, uint32_t pronouns=0, uint32_t predicates=0):
        self.never_first, self.never_inside = never_first, never_inside
        self.found = qx_name_classes(titles, roles, bodies, determiners, pronouns, predicates)


cdef class NameRuns:
    cdef Scan scan
    cdef qx_table runs, words
    cdef readonly list firsts, stops, tags, starts

    def __init__(self, Scan scan not None, NameClasses classes not None, frozenset suffixes not None, bytes marks not None=b""):
        cdef const void *text = PyUnicode_DATA(scan.text)
        cdef int width = PyUnicode_KIND(scan.text)
        cdef uint32_t last
        if self.scan is not None:
            raise RuntimeError("NameRuns do not change once they are made")
        self.scan = scan
        if qx_name_runs(&scan.found, text, width, classes.never_first, classes.never_inside, &self.runs):
            raise MemoryError
        for run in range(self.runs.count):
            last = self.runs.column[RUN_STOP][run] - 1
            if self.runs.column[RUN_FIRST][run] < last and self._may_be_suffix(last) and name_key(scan._word(last)) in suffixes:
                self.runs.column[RUN_LAST][run] -= 1
        qx_read_names(&scan.found, text, width, &classes.found, <const uint8_t *><char *>marks, <uint32_t>len(marks), &self.runs)
        if qx_name_words(&scan.found, text, width, &self.runs, &self.words):
            raise MemoryError
        self.firsts = _listed(self.runs.column[RUN_FIRST], self.runs.count)
        self.stops = _listed(self.runs.column[RUN_STOP], self.runs.count)
        self.tags = _tag_numbers(self.runs.column[RUN_TAGS], self.runs.count)
        self.starts = _listed_like(self.runs.column[RUN_START], self.runs.column[RUN_FIRST], self.firsts)

    def __dealloc__(self):
        qx_table_free(&self.runs)
        qx_table_free(&self.words)

    cdef bint _may_be_suffix(self, uint32_t token):
        cdef uint32_t length = self.scan._length(token)
        if length <= LONGEST_SUFFIX:
            return True
        return length <= LONGEST_SUFFIX + 2 and qx_is_possessive(
            &self.scan.found, PyUnicode_DATA(self.scan.text), PyUnicode_KIND(self.scan.text), token)

    cdef Py_ssize_t _at(self, int column, uint32_t run) except -2:
        """What a run has in a column, or -1."""
        if run >= self.runs.count:
            raise IndexError(f"no run {run}: there are {self.runs.count}")
        cdef uint32_t value = self.runs.column[column][run]
        return -1 if value == QX_NONE else <Py_ssize_t>value

    def last_word(self, uint32_t run):
        return self._at(RUN_LAST_WORD, run)

    def role_at(self, uint32_t run):
        return self._at(RUN_ROLE_AT, run)

    def gender_at(self, uint32_t run):
        return self._at(RUN_GENDER_AT, run)

    cdef Py_ssize_t _row(self, uint32_t run, uint32_t token) except -1:
        if run >= self.runs.count or not self.runs.column[RUN_FIRST][run] <= token < self.runs.column[RUN_STOP][run]:
            raise IndexError(f"no token {token} in run {run}")
        return self.runs.column[RUN_ROW][run] + token - self.runs.column[RUN_FIRST][run]

    def last(self, uint32_t run):
        return self.words.column[NAME_WORD_TOKEN][self._at(RUN_LAST, run)]

    def same(self, uint32_t run, uint32_t token, uint32_t other_run, uint32_t other):
        cdef const uint32_t *first = self.words.column[NAME_WORD_FIRST]
        return first[self._row(run, token)] == first[self._row(other_run, other)]

    def ending_in(self, uint32_t run, uint32_t token, uint32_t most=QX_NONE):
        return [self.words.column[NAME_WORD_RUN][row] for row in self._rows(run, token, NAME_WORD_ENDING, most)]

    def alike(self, uint32_t run):
        return self.ending_in(run, <uint32_t>self.last(run))

    def name(self, uint32_t run, uint32_t start):
        self._row(run, start)
        cdef str words = self.scan._name(start, self.runs.column[RUN_STOP][run])
        return (words,) if start + 1 == self.runs.column[RUN_STOP][run] else tuple(words.split())

    def apart(self, list runs not None):
        cdef list full = [], short = [], plain = []
        cdef uint32_t run, tags
        for run in runs:
            tags = <uint32_t>self._at(RUN_TAGS, run)
            if tags & NAME_PLAIN:
                plain.append(run)
            elif not tags & NAME_NONE:
                (full if tags & NAME_FULL else short).append(run)
        return full, short, plain

    def of_one(self, uint32_t run, uint32_t unsure):
        cdef uint32_t row = self.words.column[NAME_WORD_ENDING][self.words.column[NAME_WORD_FIRST][self._at(RUN_LAST, run)]]
        cdef uint32_t all = qx_tags_of_one(&self.scan.found, &self.runs, &self.words, row, unsure), tags
        cdef list full, gendered, short, plain
        if not all:
            return None
        if self.words.column[NAME_WORD_NEXT][row] == QX_NONE:
            return all, [run], all & NAME_FULL != 0, all & NAME_PLAIN != 0
        full, gendered, short, plain = [], [], [], []
        while row != QX_NONE:
            run = self.words.column[NAME_WORD_RUN][row]
            tags = self.runs.column[RUN_TAGS][run]
            (plain if tags & NAME_PLAIN else full if tags & NAME_FULL else
             gendered if tags & (NAME_MALE | NAME_FEMALE) else short).append(run)
            row = self.words.column[NAME_WORD_NEXT][row]
        return all, full + gendered + short + plain, len(full), len(plain)

    def holding(self, uint32_t run, uint32_t token, uint32_t most):
        return [(self.words.column[NAME_WORD_RUN][row], self.words.column[NAME_WORD_TOKEN][row])
                for row in self._rows(run, token, NAME_WORD_INSIDE, most)]

    cdef list _rows(self, uint32_t run, uint32_t token, int head, uint32_t most):
        """At most so many rows of the same word: of those that end their run, or of those that do not."""
        cdef uint32_t row = self.words.column[head][self.words.column[NAME_WORD_FIRST][self._row(run, token)]]
        cdef list rows = []
        while row != QX_NONE and most:
            rows.append(row)
            row = self.words.column[NAME_WORD_NEXT][row]
            most -= 1
        return rows
