"""The review desk: articles come in, people decide, the glossary learns. Needs ``mtcheck[server]``; see README.md.

Nothing here is imported before ``mtcheck serve`` runs, so that the modules of this package may import FastAPI and
SQLAlchemy where they stand.
"""
