"""``-m``: a file a module."""
