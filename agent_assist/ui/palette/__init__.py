"""Finding and running by keyboard: the list below the search field, and the list of saved replies in the editor."""
