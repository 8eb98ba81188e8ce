"""Predicted and actual, side by side: a stage on the simulator and on the kernel, compared at four levels."""
