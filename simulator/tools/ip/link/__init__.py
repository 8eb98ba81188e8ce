"""``ip link``."""
