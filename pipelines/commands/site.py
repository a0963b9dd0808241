"""`zongjie site`: the reading room, as a folder of pages, and a small server for this machine."""

from __future__ import annotations

import functools
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from rich.console import Console

from pipelines.commands.sql import published_file
from pipelines.settings import load_settings
from zongjie.errors import ConfigurationError
from zongjie.site import build_site

LOCALHOST = "127.0.0.1"


def site_command(folder: Path | None, port: int | None) -> int:
    """Build the site and say what was done; with a port, serve it on localhost until interrupted."""
    folder = folder or load_settings().site
    report = build_site(published_file(), folder)
    console = Console(highlight=False)
    console.print(
        f"阅览室：{report.articles} 篇文章，写 {report.written} 个文件，{report.unchanged} 个未变，"
        f"撤去 {report.removed} 个，共 {report.bytes:,} 字节，在 {folder / 'index.html'} / "
        f"reading room: {report.articles} articles, {report.written} files written, {report.unchanged} unchanged, "
        f"{report.removed} removed",
        soft_wrap=True,
        markup=False,
    )
    if report.unnamed_words:
        console.print(f"没有名称的词 / words without a name: {', '.join(report.unnamed_words)}", soft_wrap=True)
    if port is not None:
        _serve(folder, port, console)
    return 0


def _serve(folder: Path, port: int, console: Console) -> None:
    handler = functools.partial(_QuietHandler, directory=str(folder))
    try:
        server = ThreadingHTTPServer((LOCALHOST, port), handler)
    except OSError as error:
        raise ConfigurationError(
            f"port {port} of {LOCALHOST} cannot be used ({error}); name another by --port"
        ) from None
    with server:
        console.print(f"http://{LOCALHOST}:{server.server_port}/（Ctrl-C 结束 / ends it）")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            console.print()


class _QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:
        """Leave the request unmentioned."""
