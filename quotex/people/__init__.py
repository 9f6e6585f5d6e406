"""Who is quoted in many documents: names linked by rules, counts, and shares with intervals.

``link`` has the rules, which use the model of names (``quotex.names``). ``tally`` keeps the counts of documents on
disk, ``whose`` links the names of a tally, and ``table`` makes the rows. ``intervals`` computes intervals over
documents, and ``copies`` finds documents that tell one story. ``sampling``, ``labels``, ``corrections`` and ``figures``
are for checks by hand and the shares that they correct.
"""
