# Which rules are tried on which lines, and what becomes of a text without the lines that go. A part of _core.pyx.

cdef class RuleSets:
    cdef qx_rule_sets sets
    cdef bytes by_entry, triggers, called, allowed, tail, page, contents, by_letter
    cdef list longest, needs

    def __cinit__(self, list by_entry not None, list called not None, list allowed not None, list longest not None,
                  list needs=None, *,
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
        self.needs = needs if needs is not None else [None] * len(longest)
        self.by_letter = b"".join([_packed(_rules_of_letter(self.needs, letter), size) for letter in ["", *LETTERS]])
        self.sets = qx_rule_sets(
            size, <uint32_t>len(by_entry), near_start, near_end, <const uint32_t *>PyBytes_AS_STRING(self.by_entry),
            <const uint8_t *>PyBytes_AS_STRING(self.triggers), <const uint8_t *>PyBytes_AS_STRING(self.called),
            <const uint8_t *>PyBytes_AS_STRING(self.allowed))

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
            numbers = self._numbers(of_line, scan._length_of_line(line), line < tail, not page)
            if numbers is not None:
                is_plain = _is_plain(scan, line)
                if is_plain:
                    numbers = self._that_may_match(numbers, scan, line)
                if numbers:
                    lines.append((line, scan.found.lines.column[LINE_START][line], scan.found.lines.column[LINE_END][line],
                                  scan.line_body_at(line), is_plain, numbers))
            of_line += size
        return tail, lines

    cdef bint _holds_contents(self, const uint8_t *found, uint32_t count):
        """Under a table of contents lines of any kind go, so that the tail may start anywhere."""
        cdef const uint8_t *contents = <const uint8_t *>PyBytes_AS_STRING(self.contents)
        cdef uint32_t line, at
        for line in range(count):
            for at in range(self.sets.size):
                if found[at] & contents[at]:
                    return True
            found += self.sets.size
        return False

    cdef list _numbers(self, const uint8_t *found, uint32_t length, bint before_tail, bint is_body):
        """The numbers of the rules to try on a line of this length, or None."""
        cdef const uint8_t *tail = <const uint8_t *>PyBytes_AS_STRING(self.tail)
        cdef const uint8_t *page = <const uint8_t *>PyBytes_AS_STRING(self.page)
        cdef list numbers = None
        cdef uint32_t at, bit
        cdef uint8_t rules
        for at in range(self.sets.size):
            rules = found[at]
            if before_tail:
                rules &= ~tail[at]
            if is_body:
                rules &= ~page[at]
            if not rules:
                continue
            for bit in range(8):
                if rules >> bit & 1 and length <= <uint32_t>self.longest[8 * at + bit]:
                    numbers = [] if numbers is None else numbers
                    numbers.append(8 * at + bit)
        return numbers

    cdef list _that_may_match(self, list numbers, Scan scan, uint32_t line):
        """The rules whose patterns may match a line that begins with its first letter, and holds what it does."""
        cdef uint32_t place = _first_letter(scan, line), number
        cdef const uint8_t *rules = <const uint8_t *>PyBytes_AS_STRING(self.by_letter) + place * self.sets.size
        cdef str letter = LETTERS[place - 1] if place else "", small = None
        cdef list left = []
        for number in numbers:
            if not rules[number // 8] >> number % 8 & 1:
                continue
            needed = self.needs[number]
            texts = needed[letter] if needed is not None else None
            if texts is not None:
                if small is None:
                    small = _in_small_letters(scan, line)
                if not _holds_one(small, texts):
                    continue
            left.append(number)
        return left


cdef str _in_small_letters(Scan scan, uint32_t line):
    """The line with letters of ASCII made small, and with DEL for what is beyond ASCII, for which nobody looks."""
    cdef uint32_t start = scan.found.lines.column[LINE_START][line], length = scan._length_of_line(line), at, c
    cdef str small = PyUnicode_New(length, 127)
    cdef uint8_t *letters = <uint8_t *>PyUnicode_DATA(small)
    for at in range(length):
        c = qx_char(&scan.found, start + at)
        letters[at] = <uint8_t>(c | 32 if 65 <= c <= 90 else c if c < 128 else 127)
    return small


cdef bint _holds_one(str text, tuple parts):
    for part in parts:
        if <str>part in text:
            return True
    return False


LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _rules_of_letter(list needs, str letter):
    """The set of the rules that lines with this first letter may match."""
    cdef object rule = 1, rules = 0
    for needed in needs:
        if needed is None or letter in needed:
            rules |= rule
        rule <<= 1
    return rules


cdef uint32_t _first_letter(Scan scan, uint32_t line):
    """The first letter or digit of ASCII in the line: 1 for a, 27 for 0, 0 where there is none."""
    cdef uint32_t c
    for at in range(scan.found.lines.column[LINE_START][line], scan.found.lines.column[LINE_END][line]):
        c = qx_char(&scan.found, at)
        if 48 <= c <= 57:
            return 27 + c - 48
        if 97 <= (c | 32) <= 122:
            return 1 + (c | 32) - 97
    return 0


cdef bint _is_plain(Scan scan, uint32_t line):
    """Are all blanks of the line single spaces, and does no other letter in it match one of ASCII in another case?"""
    cdef uint32_t c, before = 0
    for at in range(scan.found.lines.column[LINE_START][line], scan.found.lines.column[LINE_END][line]):
        c = qx_char(&scan.found, at)
        if c == 32 and before == 32:
            return False
        before = c
        if 32 <= c < 127:
            continue
        if qx_prop(c) & CH_SPACE or c == 0x130 or c == 0x17F or c == 0x212A:
            return False
    return True


cdef bytes _packed(rules, object size):
    """The set of rules that an integer stands for, byte by byte."""
    return (rules & (1 << 8 * size) - 1).to_bytes(size, "little")



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
    """Where the line begins; behind the last one, where the text ends."""
    return scan.found.lines.column[LINE_START][line] if line < scan.found.lines.count else scan.found.length


cdef uint32_t _blank_to_keep(Scan scan, uint32_t first, uint32_t stop):
    """The blank line of a run that stays: the first, or the last where a line that goes comes first; QX_NONE: none.

    None stays where the run begins the text: nothing is left there that the blank line would part from what follows.
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
    """Add the stretches of lines that go, or are blank, and their rules."""
    cdef const uint32_t *flags = scan.found.lines.column[LINE_FLAGS]
    cdef uint32_t blank = _blank_to_keep(scan, first, stop), length = scan.found.length, line
    cdef Py_ssize_t before = len(found)
    cdef uint32_t start = _start_of_line(scan, first)
    cdef str rule = None, of_line  # of the stretch that is open; none yet: blank lines, which go with the line after
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
    """Nothing follows: the first of the stretches that reach the end takes the line break before it along."""
    cdef Py_ssize_t first = len(found) - 1, line
    while first > before and found[first - 1][1] == found[first][0]:
        first -= 1
    start, end, rule = found[first]
    line = _last_at_most(scan.found.lines.column[LINE_START], scan.found.lines.count, start)
    if line > 0:
        found[first] = (scan.found.lines.column[LINE_END][line - 1], end, rule)
    return 0
