"""The course and how a stage is taught: steps, claims, questions, what each command is good for."""
