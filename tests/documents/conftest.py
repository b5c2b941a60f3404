"""What is collected here."""

from __future__ import annotations

import os

# The published text that the sample was made from is not part of this repository; who has it names it.
collect_ignore = [] if os.environ.get("DALEL_SEED_TEXT") else ["test_seed_text.py"]
