"""``ip``, carried out by the model's rtnetlink."""
