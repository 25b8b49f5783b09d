"""Migrations from databases of earlier versions: Alembic's steps, one file each.

The desk runs them when it starts.
"""
