"""The files of a world and the tables of what is true of them."""
