"""The sample, read once by all stages."""

from __future__ import annotations

import pytest

from tests.sample.lookup import Sample
from tests.support.lakes import current_rows, run_all_stages
from tests.support.places import SAMPLE


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Every lake table of the sample, with ways to look things up by their place in a file."""
    lake = tmp_path_factory.mktemp("sample") / "lake"
    run_all_stages(lake, SAMPLE)
    return Sample(current_rows(lake))
