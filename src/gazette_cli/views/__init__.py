"""Renderings of documents and records; none changes what it shows."""
