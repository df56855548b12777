"""Search: what is in print, found by its words.

``analysis`` makes words comparable, ``query`` reads what was typed, ``documents`` brings editions
into the index, the engines store and match, ``results`` finds, counts and pages, ``passages``
shows where, ``sources`` are what other applications let be found by name, ``spelling`` completes
and mends words, ``suggestions`` are for those who are still typing.
"""
