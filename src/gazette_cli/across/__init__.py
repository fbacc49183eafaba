"""Paragraphs that are printed again in other issues: which copies there are, and which one stays.

The normal forms of all paragraphs lie on disk. Those with the same one are repeats at once; the others meet in an
index of sampled character grams, are compared where they share enough, and count as repeats only where no fact
differs (`guard`). What goes has been compared with the very copy that stays.
"""
