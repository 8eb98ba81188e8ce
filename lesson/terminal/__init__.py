"""The terminal: its width and colours, columns, and refusals in one line."""
