"""``sysctl`` (procps 4.0.2)."""
