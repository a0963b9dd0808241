"""Titles without what sites and issuers put around them."""

from __future__ import annotations

import re

_ISSUED = re.compile(r"^.*?关于(?:印发|转发|批转|下发|发布|公布)[《〈]?(?P<issued>[^》〉]{4,})[》〉]?的通知$")
_NUMBERING = r"[0-9０-９一二三四五六七八九十]{1,3}"
_AROUND = re.compile(
    rf"(?:[\s:：]*(?:[（(【\[〔](?:[^（(【\[〔]{{0,20}})[）)】\]〕]|《|》|范文|范本|模板|样本|格式|参考|大全|精选|集锦|合集|汇编|推荐"
    rf"|通用版?|最新版?|完整版|优秀版?|第?[篇之]?{_NUMBERING}[篇份]?|篇))+$"
)


def bare_title(title: str) -> str:
    """A title that ends with the word for what the text is: 某县教育局工作总结（精选3篇） as 某县教育局工作总结.

    Of 关于印发《X》的通知 it is X: what is issued says what the text is.
    """
    bare = _AROUND.sub("", title)
    issued = _ISSUED.match(bare)
    return _AROUND.sub("", issued["issued"]) if issued else bare
