"""Which entity a mention refers to: the rules ``QC…``."""
