"""The course, and a stage as it is taught: steps, claims, questions, the need of each command."""
