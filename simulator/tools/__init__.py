"""What people type and read, a folder a tool: words ⇄ typed commands, rows, texts. It knows no packet."""
