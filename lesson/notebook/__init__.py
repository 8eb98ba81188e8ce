"""A lab in a notebook."""
