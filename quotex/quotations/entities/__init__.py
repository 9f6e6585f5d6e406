"""Who a mention stands for: the rules ``QC…``."""
