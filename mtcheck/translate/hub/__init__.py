"""Models on this machine: which there are, where they lie, how one is fetched."""
