# Runs of capitalised words. A part of _core.pyx.

def set_items(list items not None, list indices not None, value):
    cdef Py_ssize_t index
    for index in indices:
        if not 0 <= index < len(items):
            raise IndexError(f"no index {index}: there are {len(items)} items")
        items[index] = value


cdef enum: LONGEST_SUFFIX = 3  # letters


cdef class NameClasses:
    cdef uint32_t never_first, never_inside
    cdef qx_name_classes found

    def __cinit__(self, *, uint32_t never_first=0, uint32_t never_inside=0, uint32_t titles=0, uint32_t roles=0,
                  uint32_t organizations=0, uint32_t determiners=0, uint32_t pronouns=0, uint32_t predicates=0,
                  uint32_t prepositions=0, uint32_t times=0, uint32_t places=0):
        self.never_first, self.never_inside = never_first, never_inside
        self.found = qx_name_classes(titles, roles, organizations, determiners, pronouns, predicates, prepositions, times, places)


cdef class NameRuns


cdef class RunTable:
    """Owns the runs of a text, which its columns borrow."""
    cdef qx_table runs

    def __dealloc__(self):
        qx_table_free(&self.runs)


cdef class RunColumn:
    cdef RunTable owner
    cdef uint32_t *data
    cdef Py_ssize_t count

    def __init__(self):
        raise TypeError("NameRuns have a RunColumn")

    def __len__(self):
        return self.count

    cdef Py_ssize_t _checked(self, Py_ssize_t run) except -1:
        cdef Py_ssize_t place = run + self.count if run < 0 else run
        if not 0 <= place < self.count:
            raise IndexError(f"no run {run}: there are {self.count}")
        return place

    def __getitem__(self, Py_ssize_t run):
        return self.data[self._checked(run)]

    def __setitem__(self, Py_ssize_t run, uint32_t token):
        self.data[self._checked(run)] = token


cdef RunColumn run_column(RunTable table, int column):
    cdef RunColumn view = RunColumn.__new__(RunColumn)
    view.owner, view.data, view.count = table, table.runs.column[column], table.runs.count
    return view


cdef class RunsBefore:
    """Runs outside quotations, nearest first, with the first token of their sentence and the paragraphs in between."""
    cdef NameRuns names
    cdef uint32_t next, least
    cdef Py_ssize_t paragraph, sentence_start
    cdef readonly Py_ssize_t sentence

    def __iter__(self):
        return self

    def __next__(self):
        cdef const qx_table *runs = self.names.runs
        cdef Scan scan = self.names.scan
        cdef uint32_t first
        while self.next and runs.column[RUN_FIRST][self.next - 1] >= self.least:
            self.next -= 1
            if runs.column[RUN_TAGS][self.next] & NAME_IN_QUOTATION:
                continue
            first = runs.column[RUN_FIRST][self.next]
            if scan.found.tokens.column[TOKEN_START][first] < self.sentence_start:
                self._move_to(first)
            return self.next, self.sentence, self.paragraph - scan._paragraph_of(first)
        raise StopIteration

    cdef int _move_to(self, uint32_t token) except -1:
        self.sentence_start = self.names.scan._outer_start(token)
        self.sentence = self.names.scan.token_at(self.sentence_start)
        return 0


cdef class NameRuns:
    cdef Scan scan
    cdef Narration narration
    cdef frozenset suffixes, honours
    cdef RunTable table
    cdef qx_table *runs  # of the table
    cdef qx_table words
    cdef readonly RunColumn firsts, stops, starts
    cdef readonly list tags
    cdef readonly set acronyms

    def __cinit__(self):
        self.table = RunTable()
        self.runs = &self.table.runs

    def __init__(self, Narration narration not None, NameClasses classes not None, frozenset suffixes not None,
                 frozenset honours not None=frozenset()):
        cdef Scan scan = narration.scan
        cdef uint32_t last
        if self.scan is not None:
            raise RuntimeError("NameRuns do not change once they are made")
        self.scan, self.narration, self.suffixes, self.honours = scan, narration, suffixes, honours
        if qx_name_runs(&scan.found, classes.never_first, classes.never_inside, &classes.found, self.runs):
            raise MemoryError
        for run in range(self.runs.count):
            last = self.runs.column[RUN_STOP][run] - 1
            if self.runs.column[RUN_FIRST][run] < last and self._is_one_of(suffixes, last):
                self.runs.column[RUN_LAST][run] -= 1
        qx_read_names(&scan.found, &classes.found, self.runs)
        for run in range(self.runs.count):
            last = self.runs.column[RUN_STOP][run]
            if last < scan.found.tokens.count and narration.data[last] & classes.found.roles and narration.data[last] & TAG_LOWER:
                narration._tag_word(last)
        qx_place_names(&scan.found, &classes.found, narration.data, self.runs)
        self._leave_out_suffixes(suffixes)
        if qx_name_words(&scan.found, self.runs, &self.words):
            raise MemoryError
        self.acronyms = set()
        for run in range(self.runs.count):
            last = self.runs.column[RUN_STOP][run] - 1
            if self.runs.column[RUN_FIRST][run] == last and scan.found.tokens.column[TOKEN_TAGS][last] & TAG_UPPER:
                self.acronyms.add(run)
        self.tags = _tag_numbers(self.runs.column[RUN_TAGS], self.runs.count)
        self.firsts, self.stops = run_column(self.table, RUN_FIRST), run_column(self.table, RUN_STOP)
        self.starts = run_column(self.table, RUN_NAME_START)

    def __dealloc__(self):
        qx_table_free(&self.words)

    cdef int _leave_out_suffixes(self, frozenset suffixes) except -1:
        """Tag suffixes after a comma as no names: Ben Moor, Jr."""
        cdef uint32_t run, first
        for run in range(self.runs.count):
            first = self.runs.column[RUN_FIRST][run]
            if first and self.runs.column[RUN_STOP][run] == first + 1 and self._is_comma(first - 1):
                if self._is_one_of(suffixes, first):
                    self.runs.column[RUN_TAGS][run] = self.runs.column[RUN_TAGS][run] & ~<uint32_t>NAME_PLAIN | NAME_NO_NAME
        return 0

    cdef bint _is_comma(self, uint32_t token):
        return self.scan.text[self.scan.found.tokens.column[TOKEN_START][token]] == u","

    cdef bint _is_one_of(self, frozenset suffixes, uint32_t token) except -1:
        """Whether the word, without a possessive ending, is one of the suffixes."""
        cdef uint32_t length = self.scan._length(token) - qx_possessive_length(&self.scan.found, token)
        return length <= LONGEST_SUFFIX and self.scan._name(token, token + 1).lower() in suffixes

    cdef Py_ssize_t _at(self, int column, uint32_t run) except -2:
        """The value of a run in a column, or -1."""
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

    def ending_in(self, uint32_t run, uint32_t token, uint32_t most=QX_NONE):
        return [self.words.column[NAME_WORD_RUN][row] for row in self._rows(run, token, NAME_WORD_ENDING, most)]

    def by_first_letter(self):
        cdef const uint32_t *token_start = self.scan.found.tokens.column[TOKEN_START]
        cdef dict found = {}
        cdef uint32_t run
        cdef Py_ssize_t token
        cdef str letter
        for run in range(self.runs.count):
            token = self.runs.column[RUN_NAME_START][run]
            if not self.runs.column[RUN_TAGS][run] & NAME_GOES_ON and token + 1 >= self.runs.column[RUN_STOP][run]:
                continue
            self.scan._check(token)
            letter = self.scan.text[token_start[token]]
            if letter in found:
                (<list>found[letter]).append(run)
            else:
                found[letter] = [run]
        return found

    def resembling(self, uint32_t run, uint32_t reach, Py_ssize_t most):
        cdef uint32_t row = self._at(RUN_LAST, run), token, other
        cdef list found = []
        for other in range(run - min(run, reach), min(self.runs.count, run + reach)):
            if len(found) == most:
                break
            if self.runs.column[RUN_TAGS][other] & NAME_FULL:
                if qx_resemble(&self.scan.found, &self.words, row, self.runs.column[RUN_LAST][other]):
                    token = self.last(other)
                    found.append((other, self.scan._name(token, token + 1)))
        return found

    cpdef tuple name(self, uint32_t run, uint32_t start):
        self._row(run, start)
        cdef uint32_t stop = self.runs.column[RUN_STOP][run]
        cdef str words = self.scan._name(start, stop)
        if start + 1 == stop:
            return (words,)
        cdef list parts = words.split()
        if len(parts) > 1 and parts[len(parts) - 1] in self.honours:
            parts.pop()
        elif run + 1 < self.runs.count and self.runs.column[RUN_FIRST][run + 1] == stop + 1 and self._is_comma(stop):
            words = self.scan._name(stop + 1, stop + 2)
            if words not in self.honours and self._is_one_of(self.suffixes, stop + 1):
                parts.append(words)
        return tuple(parts)

    def stretches(self, list runs not None, end):
        cdef const uint32_t *token_start = self.scan.found.tokens.column[TOKEN_START]
        cdef const uint32_t *token_end = self.scan.found.tokens.column[TOKEN_END]
        cdef list found = []
        cdef uint32_t run
        cdef Py_ssize_t first, stop
        for run in runs:
            stop = self._at(RUN_STOP, run)
            first = self.runs.column[RUN_NAME_START][run]
            if self.runs.column[RUN_TAGS][run] & NAME_GOES_ON:
                stop = end(run)
            self.scan._check(first)
            self.scan._check(stop - 1)
            found.append((token_start[first], token_end[stop - 1]))
        return found

    def apart(self, uint32_t run):
        cdef uint32_t row = self.words.column[NAME_WORD_ENDING][self.words.column[NAME_WORD_FIRST][self._at(RUN_LAST, run)]]
        cdef list all = [], full = [], short = [], plain = []
        cdef uint32_t tags
        while row != QX_NONE:
            run = self.words.column[NAME_WORD_RUN][row]
            tags = self.runs.column[RUN_TAGS][run]
            row = self.words.column[NAME_WORD_NEXT][row]
            if tags & NAME_GOES_ON:
                continue
            all.append(run)
            if tags & NAME_PLAIN:
                plain.append(run)
            elif not tags & NAME_NO_NAME:
                (full if tags & NAME_FULL else short).append(run)
        return all, full, short, plain

    cdef uint32_t _before(self, uint32_t token):
        return qx_last_at_most(self.runs.column[RUN_FIRST], self.runs.count, token - 1) + 1 if token else 0

    def before(self, uint32_t token):
        return self._before(token)

    def exactly(self, uint32_t first, uint32_t stop):
        cdef uint32_t run = self._before(first)
        if run >= self.runs.count or self.runs.column[RUN_FIRST][run] != first or self.runs.column[RUN_STOP][run] != stop:
            return -1
        return -1 if self.runs.column[RUN_TAGS][run] & NAME_IN_QUOTATION else <Py_ssize_t>run

    def back_from(self, uint32_t token, uint32_t reach):
        self.scan._check(token)
        cdef RunsBefore runs = RunsBefore.__new__(RunsBefore)
        runs.names, runs.next, runs.least = self, self._before(token), token - reach if token > reach else 0
        runs.paragraph = self.scan._paragraph_of(token)
        runs._move_to(token)
        return runs

    def distance(self, uint32_t token, uint32_t other, uint32_t most_runs, uint32_t most):
        cdef uint32_t run = self._before(token), stop = min(self._before(other), run + most_runs), count = 0
        cdef Py_ssize_t own = self.scan._outer_start(token), last = own, start
        for run in range(run, stop):
            start = self.scan._outer_start(self.runs.column[RUN_FIRST][run])
            count += start != own and start != last
            last = start
        return min(count, most), self.scan._paragraph_of(other) - self.scan._paragraph_of(token)

    def beside(self, uint32_t token, uint32_t most):
        cdef uint32_t after = self._before(token), run
        cdef Py_ssize_t paragraph = self.scan._paragraph_of(token), end = self.scan._outer_end(token)
        cdef const uint32_t *starts = self.scan.found.tokens.column[TOKEN_START]
        cdef list runs = []
        for run in range(after, min(self.runs.count, after + most)):
            if starts[self.runs.column[RUN_FIRST][run]] >= end and not self._is_said_in(paragraph, run):
                break
            runs.append(run)
        if not token or not self.narration.data[token - 1] & NARRATION_QUOTED:
            return runs
        run = after
        while run and after - run < most and self._is_said_in(paragraph, run - 1):
            run -= 1
            runs.append(run)
        return runs

    def closing_in(self, list runs not None, tuple words not None):
        cdef list found = []
        cdef Py_ssize_t last
        for run in runs:
            last = self._at(RUN_STOP, run) - 1
            if self.scan._name(last, last + 1) in words:
                found.append(run)
        return found

    cdef bint _is_said_in(self, Py_ssize_t paragraph, uint32_t run) except -1:
        if not self.runs.column[RUN_TAGS][run] & NAME_IN_QUOTATION:
            return False
        return self.scan._paragraph_of(self.runs.column[RUN_FIRST][run]) == paragraph

    def holding(self, uint32_t run, uint32_t token, uint32_t most):
        return [(self.words.column[NAME_WORD_RUN][row], self.words.column[NAME_WORD_TOKEN][row])
                for row in self._rows(run, token, NAME_WORD_INSIDE, most)]

    cdef list _rows(self, uint32_t run, uint32_t token, int head, uint32_t most):
        """At most ``most`` rows of the same word, of those that end their run or of those that do not, by ``head``."""
        cdef uint32_t row = self.words.column[head][self.words.column[NAME_WORD_FIRST][self._row(run, token)]]
        cdef list rows = []
        while row != QX_NONE and most:
            rows.append(row)
            row = self.words.column[NAME_WORD_NEXT][row]
            most -= 1
        return rows
