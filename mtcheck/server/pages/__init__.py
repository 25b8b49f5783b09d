"""The desk's pages: HTML made here, forms that work without scripts, htmx where it saves a reload."""
