"""A probe explained: its way read from the journal, its cause, and both in words."""
