cdef extern from "scan/marks.h":
    enum: SIDE_OPEN, SIDE_CLOSE
