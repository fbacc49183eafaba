"""Persons in running text: a trained model over the words around every surname.

`view` cuts a text into words, `candidates` says where a name could stand and how long it could be,
`features` what is seen there, `model` what that is worth. `find` puts them together. Weights are
data (`persons.model`), written by `python -m tools.train_names`.
"""

from gazette_cli.tagger.find import Reading, look, read_persons, share_of
from gazette_cli.tagger.titles import title_before
from gazette_cli.tagger.view import View, see

__all__ = ["Reading", "View", "look", "read_persons", "see", "share_of", "title_before"]
