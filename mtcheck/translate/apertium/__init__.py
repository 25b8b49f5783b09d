"""The installed apertium command."""
