"""``iptables`` and ``iptables-save`` (1.8.9, nf_tables)."""
