"""A reader for each format: from the bytes of one file to its documents."""
