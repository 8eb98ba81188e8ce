"""The material of pictures: shapes with their roles, styles, the widths of text, and the geometry of lines."""
