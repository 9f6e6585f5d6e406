"""Check quotations against sources: does each occur there, word for word, and who says it?

``folding`` makes the words of a text comparable, ``matching`` and ``chaining`` find those of a quotation in a source,
and ``judging`` makes a check of what one source has, with ``folds``, ``flags`` and ``attribution``. ``verifying`` runs
drafts against any number of sources. ``checks`` holds the results.
"""
