"""``sysctl`` (procps 4.0.2), and the files below /proc/sys."""
