"""Maps without an outside host: where a state lies, where its training grounds are, six capitals.

What is drawn comes from two files in the directory named by the setting ``MAP_DATA``, so that an
organisation can draw other lines than we do:

``outlines.json``
    GeoJSON (RFC 7946): a FeatureCollection of Polygons and MultiPolygons in degrees. A feature's
    ``properties.code`` is the ISO 3166-1 alpha-2 code of its state. Of the collection itself
    ``source`` is cited under every map. A state without a feature has no map. Longitudes may run
    on past 180, so that no outline is cut at the antimeridian.

``land.json``
    The dots of the overview of states: ``latitude`` and ``longitude`` of its centre (azimuthal
    equal-area projection), ``kilometres`` from dot to dot, ``source``, and ``rows`` of text from
    north to south, where ``#`` is land. Every second row is shifted east by half a dot, and shorter
    by one.

Ours were made from Natural Earth (public domain) by ``build_outlines``, which says how. Both files
are read once a process. A file that is missing means pages without these maps; one that is not of
this form is named by ``manage.py check``.
"""
