"""``net/bridge``."""
