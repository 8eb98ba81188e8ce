"""``ip route``."""
