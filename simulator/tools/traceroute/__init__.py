"""``traceroute`` (Dmitry Butskoy's 2.1)."""
