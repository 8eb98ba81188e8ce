"""``ip route`` on the model."""
