# The headers of the C core, one file for each; their constants are in _core_constants.pxi.
