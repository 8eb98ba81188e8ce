"""The files below /proc/sys/net."""
