"""One thread for numpy, as the command line sets it: see `mtaudit.cli.main`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
