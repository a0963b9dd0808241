"""How hard properties are tried: a little in every run, for hours in `make soak`."""

import os

from hypothesis import HealthCheck, settings

IS_SOAK = os.environ.get("ZONGJIE_SOAK") == "1"

# no deadline: how long an example takes says nothing about whether it is right
settings.register_profile("quick", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("soak" if IS_SOAK else "quick")
