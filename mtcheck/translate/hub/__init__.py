"""Models on this machine: which there are, where they are kept, how one is fetched."""
