"""Builds the documentation: runs the examples of pages, makes pages from code and figures, and takes pictures."""
