"""Events: figures grouped into trainings, aid, projects, exam results, awards; policies; claims (stage `events`)."""

from zongjie.events.stage import process

__all__ = ["process"]
