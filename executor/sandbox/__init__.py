"""A throw-away machine for a lab: a process in namespaces of its own."""
