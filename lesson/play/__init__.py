"""A lab played: its file, its world, and a listener for its probes."""
