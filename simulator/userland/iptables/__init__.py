"""``iptables``, carried out by the model's nf_tables."""
