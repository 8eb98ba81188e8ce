"""A lab played: its world, its file, each probe explained when it has ended."""
