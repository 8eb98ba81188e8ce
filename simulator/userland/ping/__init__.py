"""``ping`` as a process on the model's sockets."""
