"""Common parts of the extensions of ``iptables``: the record, the packet at a hook, values that several read."""
