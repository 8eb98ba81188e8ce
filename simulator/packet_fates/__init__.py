"""How a packet's way can end: read from the journal, and told on a page."""
