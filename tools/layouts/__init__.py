"""A layout generator: invented Chinese local news, set in many layouts, broken in known ways, with exact gold.

`content` invents articles, `families*` set them into issues, `breaks` damages the printed lines, `layout` keeps
for every printed line what it is, so that the gold falls out of the page itself.
"""
