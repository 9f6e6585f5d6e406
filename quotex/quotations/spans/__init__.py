"""What stands around a quotation, and what kind of quotation it is: the rules ``QS…`` and ``QK…``."""
