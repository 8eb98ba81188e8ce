"""Films of probes: a frame for each event, as a player for pages or as a GIF."""
