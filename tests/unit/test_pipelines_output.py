"""What a run says in the shell."""

from __future__ import annotations

import logging

import pytest

from pipelines.console import is_worth_showing
from pipelines.dbt_output import DbtOutput
from pipelines.failures import _failed_nodes

DBT_FAILURE = """The dbt CLI process with command

`dbt build`

failed with exit code `1`. Check the stdout, or view the dbt debug log: /wh/.build/r1/target/dbt.log.

Errors parsed from dbt logs:

12 of 99 FAIL 1 numeral_is_grounded ............... [FAIL 1 in 0.09s]

Failure in test numeral_is_grounded (tests/numeral_is_grounded.sql)

  Got 1 result, configured to fail if != 0
"""


def test_a_red_build_is_one_sentence() -> None:
    assert _failed_nodes(DBT_FAILURE) == (
        "the build is not green: test numeral_is_grounded; see /wh/.build/r1/target/dbt.log. "
        "The published warehouse stays as it is"
    )


def test_dbt_lines_become_progress_and_faults() -> None:
    said: list[str] = []
    output = DbtOutput(said.append)
    for number in range(1, 17):
        output.write(f"{number} of 16 START sql table model main.t{number} ... [RUN]\n")
        output.write(f"{number} of 16 OK created sql table model main.t{number} ... [OK in 0.1s]\n")
    output.write("16 of 16 FAIL 2 some_te")
    output.write("st ... [FAIL 2 in 0.1s]\n")
    assert said[0] == "warehouse: 2 of 16 models and tests"
    assert said[-2] == "warehouse: 16 of 16 models and tests"
    assert said[-1] == "16 of 16 FAIL 2 some_test ... [FAIL 2 in 0.1s]"
    assert len(said) == 9


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("documents: 3 of 3 files", True),
        ('Execution of step "links" failed.', True),
        ("Skipping step publish due to skipped dependencies: ['warehouse.dim_article'].", False),
        ("Dependencies for step publish failed: ['warehouse']. Not executing.", False),
    ],
)
def test_bookkeeping_is_left_out(message: str, shown: bool) -> None:
    record = logging.LogRecord("dagster", logging.INFO, "", 0, message, None, None)
    assert is_worth_showing(record) is shown
