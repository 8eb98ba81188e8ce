"""``ip neighbour``."""
