"""A Linux network in pure Python: it takes the commands a person types and predicts what Linux will do."""
