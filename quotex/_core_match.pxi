# Patterns over chunks. A part of _core.pyx.

cdef uint32_t numbers_of(list rows, Py_ssize_t columns, uint32_t **numbers) except? 0:
    """Copy the numbers of all rows into a C array; return the number of rows."""
    cdef Py_ssize_t place = 0
    numbers[0] = <uint32_t *>PyMem_Malloc((len(rows) * columns + 1) * sizeof(uint32_t))
    if not numbers[0]:
        raise MemoryError
    for row in rows:
        if len(row) != columns:
            raise ValueError(f"a row of {len(row)} numbers, not of {columns}")
        for number in row:
            numbers[0][place] = number
            place += 1
    return <uint32_t>len(rows)


cdef class Program:
    cdef qx_program found
    cdef list members
    cdef readonly tuple functions

    def __cinit__(self, *, list steps not None, list branches not None, list tests not None, list patterns not None,
                  list sets not None, tuple functions not None, list traits not None):
        cdef Py_ssize_t place
        self.functions = functions
        self.members = [(<bytes?>members).ljust(len(traits), b"\0") for members in sets]
        self.found.step_count = numbers_of(steps, STEP_COLUMNS, &self.found.steps)
        self.found.branch_count = numbers_of(branches, 1, &self.found.branches)
        self.found.test_count = numbers_of(tests, TEST_COLUMNS, &self.found.tests)
        self.found.pattern_count = numbers_of(patterns, PATTERN_COLUMNS, &self.found.patterns)
        self.found.traits = <uint32_t *>PyMem_Malloc((len(traits) + 1) * sizeof(uint32_t))
        self.found.sets = <const uint8_t **>PyMem_Malloc((len(sets) + 1) * sizeof(const uint8_t *))
        if not self.found.traits or not self.found.sets:
            raise MemoryError
        for place in range(len(traits)):
            self.found.traits[place] = <uint32_t><uint64_t>traits[place]
        for place in range(len(sets)):
            self.found.sets[place] = <const uint8_t *>PyBytes_AS_STRING(self.members[place])
        self.found.known, self.found.set_count, self.found.function_count = len(traits), len(sets), len(functions)
        if not qx_is_sound(&self.found):
            raise ValueError("a step, a test or a pattern leads to what is not there")

    def __dealloc__(self):
        PyMem_Free(self.found.steps)
        PyMem_Free(self.found.branches)
        PyMem_Free(self.found.tests)
        PyMem_Free(self.found.patterns)
        PyMem_Free(self.found.traits)
        PyMem_Free(self.found.sets)


cdef class Chunks


cdef class _Asked:
    """What a match calls: the functions of its program, and the syntax of the text."""
    cdef Chunks chunks
    cdef tuple functions
    cdef object syntax


cdef int _test(void *context, uint32_t function, uint32_t chunk) except -1:
    cdef _Asked asked = <_Asked>context
    return 1 if asked.functions[function](asked.syntax, chunk) else 0


cdef int _ends(void *context, uint32_t chunk, uint32_t stop, uint32_t *ends) except -1:
    """Copies where the phrase may end. Most patterns ask for the phrase of the pattern before: its ends are kept."""
    cdef Chunks chunks = (<_Asked>context).chunks
    if chunks.phrase != chunk or chunks.phrase_stop != stop:
        chunks.ends = (<_Asked>context).syntax.ends(chunk, stop)
        chunks.phrase, chunks.phrase_stop = chunk, stop
    cdef int count = min(len(chunks.ends), MOST_ENDS)
    for place in range(count):
        ends[place] = chunks.ends[place]
    return count


cdef int32_t _opening(void *context, uint32_t chunk) except -1:
    return (<_Asked>context).syntax.opening(chunk)


cdef tuple _captured(uint32_t *capture):
    return (capture[0], capture[1]) if capture[0] < capture[1] else None
