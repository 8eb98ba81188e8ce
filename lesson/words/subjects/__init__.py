"""The subjects of the catalogue, each with the type of its words: a missing or superfluous key fails the type check.

The types are dictionaries: templates look words up by their keys, and such a type costs an import nothing.
"""
