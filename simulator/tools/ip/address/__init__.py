"""``ip address``."""
