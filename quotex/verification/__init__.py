"""Checks of quotations against sources: does each really occur, word for word, and who said it?

``folding`` gives the words of a text as they are compared, ``matching`` and ``chaining`` say where those of a quotation
stand, ``judging`` what one source says of one quotation, with ``folds``, ``flags`` and ``attribution``; ``verifying``
brings drafts and any number of sources together. ``checks`` are the results.
"""
