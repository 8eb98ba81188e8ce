"""Suites of others as judges of the model: each is fetched by whoever runs it, and nothing of it is kept here."""
