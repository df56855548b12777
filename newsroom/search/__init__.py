"""Search: what is in print, found by its words.

``analysis`` makes words comparable, ``query`` reads what was typed, ``documents`` says what of an
edition is searched and ``indexing`` brings it in, the engines (``sqlite``, ``postgresql``) store
and match. ``results`` finds and counts, ``passages`` shows where, ``facets`` what it can be
narrowed to; ``sources`` are what other applications let be found by name. ``spelling`` completes
and mends words; ``suggestions`` and ``likely`` are for those who type still or met no page.
"""
