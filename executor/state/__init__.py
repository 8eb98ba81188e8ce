"""The kernel's tables as a snapshot."""
