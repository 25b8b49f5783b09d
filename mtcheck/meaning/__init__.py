"""Words of the translation beside re-translation, dictionary, reference and likelihood; decisions are fitted."""
