"""A process that reads documents and cuts them into clauses.

A document that makes the cutting run forever or fill the memory costs that document one error,
like one that does so while it is read.
"""

from __future__ import annotations

import sys

from analyser.reading.worker import main
from analyser.segmentation.segment import segment

if __name__ == "__main__":
    main(sys.argv[1], segment)
