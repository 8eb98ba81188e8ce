"""The simulator against recordings of the real kernel."""
