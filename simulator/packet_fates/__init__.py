"""Fates of packets, read from the journal and described on a page."""
