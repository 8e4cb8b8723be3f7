"""What the launcher tells the person at the keyboard when it cannot go on."""


class Fout(Exception):
    """A clear Dutch sentence; the launcher prints it and exits with 1."""


class Gestopt(Exception):
    """Someone asked us to stop: Ctrl-C, TERM or a closed terminal."""
