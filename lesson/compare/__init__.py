"""Predictions beside the kernel: a stage on the simulator and in the kernel, compared at four levels."""
