"""The context of a quotation, and its kind: the rules ``QS…`` and ``QK…``."""
