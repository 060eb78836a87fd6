"""From a file to an Agreement.

The way of a document, a folder for each step: `readers` give lines, `layout` clean blocks, `structure` sections, and
`facts` what they say. `pipeline` takes a file through them; `corrections` are a person's, `pages` show the original.
"""
