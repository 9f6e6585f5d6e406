"""Who is quoted over many documents: names joined by rule, counts, and shares with an interval.

``names`` and ``link`` are the rules, ``tally`` keeps what documents count on the disk, ``whose`` links the names of a
tally, ``table`` reads the rows. ``intervals`` says how sure shares are over documents, ``copies`` which documents are
one story. ``sampling``, ``labels``, ``corrections`` and ``figures`` are for shares that were
checked by hand.
"""
