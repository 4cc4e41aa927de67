"""What the frozen program starts."""

import sys

from agent_assist.__main__ import main

sys.exit(main())
