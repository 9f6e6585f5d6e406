"""The model of names: what the parts of a name are, and whether two names can be one person's.

Articles, stories, counts over many documents and the check of quotations all ask this model.
"""
