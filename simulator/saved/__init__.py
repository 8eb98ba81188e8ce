"""Live objects to the state's rows and back, a file a subject.

A subject's function (``links``, ``routes`` …) answers as the kernel's dump of it does, and its ``restore_…`` is the
inverse: ``links(restored) == links(before)``. What no dump tells is chosen: entries that age are as fresh as they can
be, timers begin anew.
"""
