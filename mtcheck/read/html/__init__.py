"""The article of a saved web page, or of a piece of one, as a person reads it."""
