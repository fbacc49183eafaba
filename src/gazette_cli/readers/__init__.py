"""Bytes to sources: the encoding decision and its receipt, and where inputs come from."""
