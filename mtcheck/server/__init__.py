"""The review desk: articles come in, people decide, the glossary grows. Needs ``mtcheck[server]``; see README.md.

Nothing here is imported before ``mtcheck serve`` runs, so that the modules of this package may import FastAPI and
SQLAlchemy at the top.
"""
