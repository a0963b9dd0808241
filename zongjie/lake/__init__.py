"""The lake: Delta tables, the ledger that makes commits visible, and the lock for writers."""
