"""An example of a package that adds a language: the data files beside this one, and no code."""
