"""The course and other labs on the machine's own network: ``--on host``."""
