"""Check quotations against sources: whether each occurs there, word for word, and who says it.

``folding`` makes the words of a text comparable, ``matching`` and ``chaining`` find those of a quotation in a source,
and ``judging`` turns what one source has into a check, with ``folds``, ``flags`` and ``attribution``. ``verifying``
runs drafts against any number of sources. ``checks`` has the results.
"""
