"""A parsed fact file against its model and against itself."""
