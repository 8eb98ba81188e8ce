"""The words of the lesson in each language: a folder a language, in it a module for each subject."""
