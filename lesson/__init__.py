"""The course: what is taught, and how it is shown. It never decides what a packet does."""
