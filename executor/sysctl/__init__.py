"""The files below /proc/sys of a namespace."""
