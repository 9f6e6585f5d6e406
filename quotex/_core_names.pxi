# Runs of capitalised words. A part of _core.pyx.

cpdef str name_key(str word):
    if word.endswith(("'s", "’s")):
        word = word[:len(word) - 2]
    word = word.lower()
    return word.replace("’", "'") if "’" in word else word


cdef class NameRuns:
    cdef Scan scan
    cdef qx_table runs, words
    cdef readonly list firsts, stops, tags, last_words

    def __init__(self, Scan scan not None, uint32_t never_first, uint32_t never_inside, frozenset suffixes not None):
        cdef const void *text = PyUnicode_DATA(scan.text)
        cdef int width = PyUnicode_KIND(scan.text)
        cdef uint32_t last, longest = 2 + max(map(len, suffixes), default=0)
        if self.scan is not None:
            raise RuntimeError("NameRuns do not change once they are made")
        self.scan = scan
        if qx_name_runs(&scan.found, text, width, never_first, never_inside, &self.runs):
            raise MemoryError
        for run in range(self.runs.count):
            last = self.runs.column[RUN_STOP][run] - 1
            if self.runs.column[RUN_FIRST][run] < last and scan._length(last) <= longest and name_key(scan._word(last)) in suffixes:
                self.runs.column[RUN_LAST][run] -= 1
        if qx_name_words(&scan.found, text, width, &self.runs, &self.words):
            raise MemoryError
        self.firsts, self.stops, self.tags, self.last_words = [
            [self.runs.column[column][run] for run in range(self.runs.count)]
            for column in (RUN_FIRST, RUN_STOP, RUN_TAGS, RUN_LAST_WORD)]

    def __dealloc__(self):
        qx_table_free(&self.runs)
        qx_table_free(&self.words)

    cdef Py_ssize_t _row(self, uint32_t run, uint32_t token) except -1:
        if run >= self.runs.count or not self.runs.column[RUN_FIRST][run] <= token < self.runs.column[RUN_STOP][run]:
            raise IndexError(f"no token {token} in run {run}")
        return self.runs.column[RUN_ROW][run] + token - self.runs.column[RUN_FIRST][run]

    def last(self, uint32_t run):
        if run >= self.runs.count:
            raise IndexError(f"no run {run}: there are {self.runs.count}")
        return self.words.column[NAME_WORD_TOKEN][self.runs.column[RUN_LAST][run]]

    def same(self, uint32_t run, uint32_t token, uint32_t other_run, uint32_t other):
        cdef const uint32_t *first = self.words.column[NAME_WORD_FIRST]
        return first[self._row(run, token)] == first[self._row(other_run, other)]

    def ending_in(self, uint32_t run, uint32_t token, uint32_t most=QX_NONE):
        return [self.words.column[NAME_WORD_RUN][row] for row in self._rows(run, token, NAME_WORD_ENDING, most)]

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
