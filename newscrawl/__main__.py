"""`python -m newscrawl`, for where the program is not on the path."""

import sys

from newscrawl.commands import main

sys.exit(main())
