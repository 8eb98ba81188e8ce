"""``ip rule``."""
