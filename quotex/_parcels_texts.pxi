# What the text tells: its slices, and what it is after its edits.

cdef struct Span:
    Py_ssize_t start, end


cdef inline bint is_span(
    PyObject *value, Layout *layout, Py_ssize_t start, Py_ssize_t end, PyObject *text, Span *span
) noexcept:
    """Whether these two fields of an object are the bounds of a slice of the text; then the span has them."""
    if text == NULL or start < 0:
        return False
    span.start, span.end = offset_in(field_of(value, layout, start)), offset_in(field_of(value, layout, end))
    return 0 <= span.start <= span.end <= length_of(text)


cdef bint put_text(Writer *w, PyObject *value, Layout *layout, PyObject *found) noexcept:
    """Write that the text of an object is what the text tells, if it is."""
    cdef Span span
    if layout.edits >= 0:
        if w.text == NULL or field_of(value, layout, layout.original) != w.text:
            return False
        if not is_edited(w.text, field_of(value, layout, layout.edits), found):
            return False
        w.clean = found
        put_byte(w, EDITED)
    elif is_span(value, layout, layout.start, layout.end, w.text, &span) and is_all_of(found, w.text, span):
        put_byte(w, SLICE)
    elif not is_span(value, layout, layout.clean_start, layout.clean_end, w.clean, &span):
        return False
    elif not is_all_of(found, w.clean, span):
        return False
    else:
        put_byte(w, CLEAN_SLICE)
    return True


cdef bint is_edited(PyObject *text, PyObject *edits, PyObject *clean) noexcept:
    """Whether the edits make the clean text out of the text."""
    cdef Layout *layout = &LAYOUTS[EDIT - QUOTE]
    cdef Py_ssize_t number, at = 0, place = 0
    cdef Span span
    cdef PyObject *edit
    cdef PyObject *replacement
    if type_of(edits) != &LISTS:
        return False
    if size_of(edits) == 0 and clean == text:
        return True
    for number in range(size_of(edits)):
        edit = in_list(edits, number)
        if type_of(edit) != layout.type:
            return False
        if not is_span(edit, layout, layout.start, layout.end, text, &span) or span.start < at:
            return False
        replacement = field_of(edit, layout, layout.replacement)
        if replacement == NULL or type_of(replacement) != &STR:
            return False
        if not is_same(text, at, clean, place, span.start - at):
            return False
        place += span.start - at
        if not is_same(replacement, 0, clean, place, length_of(replacement)):
            return False
        place += length_of(replacement)
        at = span.end
    return place + length_of(text) - at == length_of(clean) and is_same(text, at, clean, place, length_of(text) - at)


cdef inline bint is_all_of(PyObject *found, PyObject *text, Span span) noexcept:
    """Whether a string is what stands in this span of the text."""
    return length_of(found) == span.end - span.start and is_same(text, span.start, found, 0, length_of(found))


cdef bint is_same(PyObject *one, Py_ssize_t at, PyObject *other, Py_ssize_t place, Py_ssize_t count) noexcept:
    """Whether two strings have the same characters, so many from these places on; the first string has them all."""
    cdef int width = width_of(one), other_width = width_of(other)
    cdef const char *left = <const char *>characters_of(one) + at * width
    cdef const char *right = <const char *>characters_of(other) + place * other_width
    cdef uint32_t differing = 0
    cdef Py_ssize_t index
    if count > length_of(other) - place:
        return False
    if width == other_width:
        return memcmp(left, right, <size_t>(count * width)) == 0
    if width == 2 and other_width == 1:
        for index in range(count):
            differing |= (<const uint16_t *>left)[index] ^ (<const unsigned char *>right)[index]
        return differing == 0
    for index in range(count):
        if character(width, left, index) != character(other_width, right, index):
            return False
    return True


cdef PyObject *take_text(Reader *r, int byte, PyObject *made, Layout *layout) except NULL:
    """Read the text of an object, the fields of which that come before are there."""
    cdef PyObject *found
    if byte == SLICE:
        return sliced(made, layout, layout.start, layout.end, r.text)
    if byte == CLEAN_SLICE:
        return sliced(made, layout, layout.clean_start, layout.clean_end, r.clean)
    found = given(edited(r, field_of(made, layout, layout.edits) if layout.edits >= 0 else NULL))
    count_down_if_any(r.clean)
    r.clean = shared(found)
    return found


cdef PyObject *sliced(PyObject *made, Layout *layout, Py_ssize_t start, Py_ssize_t end, PyObject *text) except NULL:
    cdef Span span = Span(0, 0)
    if not is_span(made, layout, start, end, text, &span):
        refuse("a place is not in the text")
    return given(PyUnicode_Substring(<object>text, span.start, span.end))


cdef object edited(Reader *r, PyObject *edits):
    """The text after the edits, which must be sorted and disjoint."""
    cdef Layout *layout = &LAYOUTS[EDIT - QUOTE]
    cdef Py_ssize_t number, at = 0
    cdef Span span = Span(0, 0)
    cdef list parts
    cdef PyObject *edit
    cdef PyObject *replacement
    if r.text == NULL or edits == NULL or type_of(edits) != &LISTS:
        refuse("it has no edits")
    if size_of(edits) == 0:
        return <object>r.text
    parts = []
    for number in range(size_of(edits)):
        edit = in_list(edits, number)
        if type_of(edit) != layout.type:
            refuse("an edit is none")
        replacement = field_of(edit, layout, layout.replacement)
        if not is_span(edit, layout, layout.start, layout.end, r.text, &span) or span.start < at:
            refuse("an edit is not in the text")
        if replacement == NULL or type_of(replacement) != &STR:
            refuse("a replacement is no string")
        parts.append(PyUnicode_Substring(<object>r.text, at, span.start))
        parts.append(<object>replacement)
        at = span.end
    parts.append(PyUnicode_Substring(<object>r.text, at, length_of(r.text)))
    return "".join(parts)
