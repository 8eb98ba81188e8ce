"""Chinese: a module for each subject."""
