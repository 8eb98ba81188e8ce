"""The way of a packet through Linux, a file for each layer, named after the kernel's."""
