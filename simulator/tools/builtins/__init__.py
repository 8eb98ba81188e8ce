"""What the shell does by itself."""
