"""Handouts: a stage, or all, as a page to print, to step through in a browser, or to mark up as plain text.

A handout is *gathered* first, as frozen values with everything on the page (``gather``), and *laid out* afterwards by
templates (``layout``). Outputs, tables, drawings and answers all come from a run of the simulator at that moment.
"""
