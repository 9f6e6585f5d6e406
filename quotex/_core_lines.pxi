# The rules to try on each line, and the stretches of a text that removed lines leave. A part of _core.pyx.

cdef class RuleSets:
    cdef qx_rule_sets sets
    cdef bytes by_entry, triggers, called, allowed, tail, page, contents, made
    cdef list longest, automata

    def __cinit__(self, list by_entry not None, list called not None, list allowed not None, list longest not None,
                  list automata=None, *,
                  tail=0, page=0, contents=0, uint32_t near_start=0, uint32_t near_end=0):
        cdef uint32_t size = 8 * <uint32_t>((len(longest) + 63) // 64)
        cdef list triggers = [], places = []
        if len(called) != QX_SHAPES or len(allowed) != QX_SHAPES:
            raise ValueError(f"there is a set for each of {QX_SHAPES} shapes")
        for sets in by_entry:
            if sets is not None:
                triggers += [_packed(rules, size) for rules in sets]
            places.append(0 if sets is None else len(triggers) // 3)
        self.by_entry = array("I", places).tobytes()
        self.triggers = b"".join(triggers)
        self.called = b"".join([_packed(rules, size) for rules in called])
        self.allowed = b"".join([_packed(rules, size) for rules in allowed])
        self.tail, self.page, self.contents = _packed(tail, size), _packed(page, size), _packed(contents, size)
        self.longest = longest
        self.sets = qx_rule_sets(
            size, <uint32_t>len(by_entry), near_start, near_end, <const uint32_t *>PyBytes_AS_STRING(self.by_entry),
            <const uint8_t *>PyBytes_AS_STRING(self.triggers), <const uint8_t *>PyBytes_AS_STRING(self.called),
            <const uint8_t *>PyBytes_AS_STRING(self.allowed))
        self._fill_automata(automata if automata is not None else [])

    cdef int _fill_automata(self, list automata) except -1:
        cdef qx_automaton *made
        cdef bytes class_of, states, exceptions, rows
        cdef Py_ssize_t rule
        if len(automata) > len(self.longest):
            raise ValueError(f"there are {len(automata)} automata for {len(self.longest)} rules")
        self.automata = automata
        self.made = bytes(8 * self.sets.size * sizeof(qx_automaton))
        made = <qx_automaton *>PyBytes_AS_STRING(self.made)
        for rule, parts in enumerate(automata):
            if parts is not None:
                class_of, states, exceptions, rows = parts
                if len(class_of) != QX_END_SYMBOL + 1:
                    raise ValueError(f"an automaton has {QX_END_SYMBOL + 1} symbols, not {len(class_of)}")
                made[rule] = qx_automaton(
                    <const uint8_t *>PyBytes_AS_STRING(class_of), <const uint16_t *>PyBytes_AS_STRING(states),
                    <const uint16_t *>PyBytes_AS_STRING(exceptions), <const uint16_t *>PyBytes_AS_STRING(rows))
        return 0

    def candidates(self, Scan scan not None, uint32_t short_words, *, bint whole=False, bint page=True, uint32_t tail=0):
        cdef bytes shapes = scan.shapes_of_lines(short_words)
        cdef uint32_t size = self.sets.size, count = scan.found.lines.count, line
        cdef bytes found = PyBytes_FromStringAndSize(NULL, <Py_ssize_t>count * size)
        cdef uint8_t *of_line = <uint8_t *>PyBytes_AS_STRING(found)
        cdef list lines = [], numbers
        cdef bint is_plain
        qx_rules_of_lines(&scan.found, &self.sets, <const uint8_t *>PyBytes_AS_STRING(shapes), of_line)
        if whole and not self._holds_contents(of_line, count):
            tail = qx_earliest_tail(&scan.found, of_line, size)
        for line in range(count):
            if self._are_left(of_line, line < tail, not page):
                is_plain = _is_plain(scan, line)
                numbers = self._numbers(of_line, scan, line, is_plain)
                if numbers is not None:
                    lines.append((line, scan.found.lines.column[LINE_START][line], scan.found.lines.column[LINE_END][line],
                                  scan._line_body_at(line), is_plain, numbers))
            of_line += size
        return tail, lines

    cdef bint _holds_contents(self, const uint8_t *found, uint32_t count):
        """Whether there may be a table of contents: lines of any kind below it are removed, so the tail may start anywhere."""
        cdef const uint8_t *contents = <const uint8_t *>PyBytes_AS_STRING(self.contents)
        cdef uint32_t line, at
        for line in range(count):
            for at in range(self.sets.size):
                if found[at] & contents[at]:
                    return True
            found += self.sets.size
        return False

    cdef bint _are_left(self, uint8_t *found, bint before_tail, bint is_body):
        """Remove the rules for the tail or for pages if they are not tried; whether any rules are left."""
        cdef const uint8_t *tail = <const uint8_t *>PyBytes_AS_STRING(self.tail)
        cdef const uint8_t *page = <const uint8_t *>PyBytes_AS_STRING(self.page)
        cdef uint8_t left = 0
        cdef uint32_t at
        for at in range(self.sets.size):
            if before_tail:
                found[at] &= ~tail[at]
            if is_body:
                found[at] &= ~page[at]
            left |= found[at]
        return left != 0

    cdef list _numbers(self, const uint8_t *found, Scan scan, uint32_t line, bint is_plain):
        """The numbers of the rules to try on the line, or None."""
        cdef const qx_automaton *automata = <const qx_automaton *>PyBytes_AS_STRING(self.made)
        cdef list numbers = None
        cdef uint32_t length = scan._length_of_line(line), start = scan._line_body_at(line), rule
        cdef uint32_t end = scan.found.lines.column[LINE_END][line]
        while is_plain and end > start and qx_char(&scan.found, end - 1) == 32:
            end -= 1
        for rule in range(<uint32_t>len(self.longest)):
            if found[rule >> 3] >> (rule & 7) & 1 and length <= <uint32_t>self.longest[rule]:
                if not (is_plain and automata[rule].class_of) or qx_may_match(&scan.found, &automata[rule], start, end):
                    numbers = [] if numbers is None else numbers
                    numbers.append(rule)
        return numbers


cdef bint _is_plain(Scan scan, uint32_t line):
    """Whether the line has only single spaces, no controls, and no letter beyond ASCII that matches an ASCII one in another case."""
    cdef uint32_t c, before = 0
    for at in range(scan.found.lines.column[LINE_START][line], scan.found.lines.column[LINE_END][line]):
        c = qx_char(&scan.found, at)
        if c == 32 and before == 32:
            return False
        before = c
        if 32 <= c < 127:
            continue
        if c < 0xA0 or qx_prop(c) & CH_SPACE or c == 0x130 or c == 0x17F or c == 0x212A:
            return False
    return True


cdef bytes _packed(rules, object size):
    """The set of rules, an integer, as bytes."""
    return (rules & (1 << 8 * size) - 1).to_bytes(size, "little")


cdef const uint8_t *_words_of(Scan scan, uint32_t line, size_t *size):
    """The words of a line that is not blank, from its body on; sets `size`, in bytes."""
    cdef int width = PyUnicode_KIND(scan.text)
    cdef uint32_t start = scan._line_body_at(line), last = scan.found.lines.column[LINE_TOKEN][line + 1] - 1
    size[0] = <size_t>(scan.found.tokens.column[TOKEN_END][last] - start) * width
    return <const uint8_t *>PyUnicode_DATA(scan.text) + <size_t>start * width


def line_recurs(Scan scan not None, uint32_t line):
    cdef const uint32_t *flags = scan.found.lines.column[LINE_FLAGS]
    cdef const uint32_t *starts = scan.found.lines.column[LINE_START]
    cdef const uint32_t *ends = scan.found.lines.column[LINE_END]
    cdef size_t size, other
    cdef uint32_t later, fewest
    if line >= scan.found.lines.count or flags[line] & LINE_BLANK:
        raise IndexError(f"no line {line} with words: the scan has {scan.found.lines.count} lines")
    words = _words_of(scan, line, &size)
    fewest = <uint32_t>(size / PyUnicode_KIND(scan.text))
    for later in range(line + 1, scan.found.lines.count):
        if not flags[later] & LINE_BLANK and ends[later] - starts[later] >= fewest:
            others = _words_of(scan, later, &other)
            if size == other and memcmp(words, others, size) == 0:
                return True
    return False


def removals(Scan scan not None, list gone not None, str merged not None):
    cdef const uint32_t *flags = scan.found.lines.column[LINE_FLAGS]
    cdef uint32_t count = scan.found.lines.count, line = 0, first, stop, after
    cdef list found = []
    if len(gone) != <Py_ssize_t>count:
        raise ValueError(f"there are {count} lines, but {len(gone)} told of")
    while line < count:
        if flags[line] & LINE_BLANK or gone[line] is None:
            line += 1
            continue
        first = line
        while first and flags[first - 1] & LINE_BLANK:
            first -= 1
        stop = line + 1
        while stop < count and (flags[stop] & LINE_BLANK or gone[stop] is not None):
            stop += 1
        _remove_run(scan, gone, merged, first, stop, found)
        line = stop
    return found


cdef uint32_t _start_of_line(Scan scan, uint32_t line):
    """The start of the line; the end of the text for the line after the last."""
    return scan.found.lines.column[LINE_START][line] if line < scan.found.lines.count else scan.found.length


cdef uint32_t _blank_to_keep(Scan scan, uint32_t first, uint32_t stop):
    """The blank line of a run that is kept: the first, or the last if a removed line comes first; QX_NONE: none.

    None is kept at the beginning of the text, where it would separate nothing.
    """
    cdef const uint32_t *flags = scan.found.lines.column[LINE_FLAGS]
    cdef uint32_t line
    if first == 0:
        return QX_NONE
    if flags[first] & LINE_BLANK:
        return first
    line = stop - 1
    while line > first and not flags[line] & LINE_BLANK:
        line -= 1
    return line if line > first else QX_NONE


cdef int _remove_run(Scan scan, list gone, str merged, uint32_t first, uint32_t stop, list found) except -1:
    """Add the stretches of removed and blank lines first:stop, with their rules."""
    cdef const uint32_t *flags = scan.found.lines.column[LINE_FLAGS]
    cdef uint32_t blank = _blank_to_keep(scan, first, stop), length = scan.found.length, line
    cdef Py_ssize_t before = len(found)
    cdef uint32_t start = _start_of_line(scan, first)
    if blank != QX_NONE and stop < scan.found.lines.count and gone[blank] is not None:  # inside the text
        blank = QX_NONE
    cdef str rule = None, of_line  # rule: of the open stretch; None while it has only blank lines, which go with the next line
    for line in range(first, stop):
        if line == blank:
            if rule is not None:
                found.append((start, _start_of_line(scan, line), rule))
            start, rule = _start_of_line(scan, line + 1), None
            continue
        if flags[line] & LINE_BLANK:
            continue
        of_line = gone[line]
        if rule is None:
            rule = of_line
        elif of_line != rule or not rule.startswith(merged):
            found.append((start, _start_of_line(scan, line), rule))
            start, rule = _start_of_line(scan, line), of_line
    if rule is not None:
        found.append((start, _start_of_line(scan, stop), rule))
    if found[len(found) - 1][1] == length and scan.found.lines.column[LINE_END][stop - 1] == length:
        _take_break_before(scan, found, before)
    return 0


cdef int _take_break_before(Scan scan, list found, Py_ssize_t before) except -1:
    """Extend the first of the stretches that reach the end of the text over the line break before it."""
    cdef Py_ssize_t first = len(found) - 1, line
    while first > before and found[first - 1][1] == found[first][0]:
        first -= 1
    start, end, rule = found[first]
    line = _last_at_most(scan.found.lines.column[LINE_START], scan.found.lines.count, start)
    if line > 0:
        found[first] = (scan.found.lines.column[LINE_END][line - 1], end, rule)
    return 0
