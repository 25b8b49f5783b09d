"""The desk's pages: HTML made here, forms that work without scripts, htmx if it saves a reload."""
