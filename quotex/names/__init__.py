"""The model of names: the parts of a name, and whether two names can belong to one person.

Articles, stories, counts over many documents and checks of quotations all use this model.
"""
