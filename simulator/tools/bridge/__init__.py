"""``bridge`` (iproute2 6.1)."""
