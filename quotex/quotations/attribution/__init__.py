"""Which mention speaks: the rules ``QA…``."""
