"""Live objects to state and back."""
