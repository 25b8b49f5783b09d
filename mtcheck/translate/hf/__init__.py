"""Any transformers checkpoint."""
