"""Who is quoted over many documents: names joined by rule, counts, and shares with an interval.

``link`` has the rules, which ask the model of names (``quotex.names``), ``tally`` keeps what documents count on disk,
``whose`` links the names of a tally, ``table`` reads the rows. ``intervals`` says how sure shares are over documents,
``copies`` which documents are one story. ``sampling``, ``labels``, ``corrections`` and ``figures`` are for shares that
were checked by hand.
"""
