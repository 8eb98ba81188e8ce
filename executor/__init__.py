"""The same commands on the real kernel (Linux only)."""
