"""Differential testing: random labs, run by the kernel and by the simulator, and what differs."""
