"""A show command's answer: of a snapshot's rows those that its words select, in the form that its options ask for."""
