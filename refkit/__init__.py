"""Read, check, find and format the references of an article, in any citation style."""
