"""``nsenter`` (util-linux 2.38)."""
