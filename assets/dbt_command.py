"""The dbt command as a resource."""

import sys
from importlib.metadata import version
from pathlib import Path

from dagster_dbt import DbtCliResource, DbtProject
from packaging.version import Version

DBT_EXECUTABLE = str(Path(sys.executable).parent / "dbt")


class DbtCommand(DbtCliResource):
    """The dbt of this environment.

    Its version is read from the installed package: asking `dbt --version`, as the parent class does,
    starts dbt once more and looks for newer releases in the package index.
    """

    @property
    def _cli_version(self) -> Version:
        return Version(version("dbt-core"))


def dbt_command(project: DbtProject) -> DbtCommand:
    """The dbt command for a project, found beside the running Python whatever PATH says."""
    return DbtCommand(project_dir=project, dbt_executable=DBT_EXECUTABLE)
