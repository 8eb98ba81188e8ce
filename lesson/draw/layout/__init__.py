"""The layout: a place for everything shown by any picture of a lab, and a line for each cable."""
