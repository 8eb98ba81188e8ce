"""A snapshot in which namespaces, devices, MAC and IP addresses have other names, and packets go the same way."""
