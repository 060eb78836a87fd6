"""From blocks to sections: what is a heading, how deep it lies, what stands under it and which topic it has."""
