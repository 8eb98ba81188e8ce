"""The way of a packet through Linux, in the kernel's folders, a file for each of its files."""
