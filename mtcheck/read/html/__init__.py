"""The article of a saved web page, or of a part of one, as a person reads it."""
