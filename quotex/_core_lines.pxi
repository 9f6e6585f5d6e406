# Which lines go, and what becomes of the text without them. A part of _core.pyx.

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
