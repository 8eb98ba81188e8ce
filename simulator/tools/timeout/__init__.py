"""``timeout`` (coreutils): another program, for a limited time."""
