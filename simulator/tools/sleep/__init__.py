"""``sleep`` (coreutils)."""
