"""The text of the piece: where it stands on the page, of which blocks it is made, where it begins and ends."""
