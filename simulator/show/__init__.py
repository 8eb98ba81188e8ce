"""A snapshot in the words of each show command: text in, nothing decided."""
