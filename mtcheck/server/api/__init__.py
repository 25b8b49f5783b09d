"""The API, version 1, for a CMS, a script or the desk's own pages."""
