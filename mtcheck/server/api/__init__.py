"""The API, version 1: what a CMS, a script or the desk's own pages ask for."""
