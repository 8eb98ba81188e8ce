"""``cat`` of files below /proc/sys."""
