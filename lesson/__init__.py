"""The course: what is taught, and how it is shown. A packet's way is decided by the simulator alone."""
