"""What all stages share of a text."""
