"""A re-translation made elsewhere, given as a file."""
