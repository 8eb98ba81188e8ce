"""``ip netns``."""
