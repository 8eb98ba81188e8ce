"""``net/core``: devices, namespaces, packets, neighbours, rtnetlink."""
