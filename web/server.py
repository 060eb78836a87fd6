"""Serves the application with waitress, on this computer only until signing in is there."""

from collections.abc import Callable, Sequence
from pathlib import Path

from waitress import create_server

from domain.errors import UsageError
from domain.home import Home
from index.health import lags_behind
from web.app import create_app
from web.jobs import Jobs
from web.library import Library
from web.security import is_loopback

THREADS = 8


def serve(home: Home, host: str, port: int, say: Callable[[str], None], folders: Sequence[Path] = ()) -> None:
    """Serves until interrupted. `say` gets the address; `folders` may be read in from a page.

    Raises UsageError for an address or a folder that cannot be used.
    """
    if not is_loopback(host):
        raise UsageError(
            f"Adressen {host} kan nås från andra datorer, och inloggning finns inte ännu. "
            "Använd 127.0.0.1 eller localhost."
        )
    if not 0 < port < 65_536:
        raise UsageError(f"Porten ska vara ett tal mellan 1 och 65535, inte {port}.")
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"Mappen {folder} finns inte. Ange en som finns med --folder.")
    library = Library(home)
    jobs = Jobs(library)
    try:
        server = create_server(
            create_app(library, jobs, folders), host=host, port=port, threads=THREADS, ident="duasok"
        )
    except OSError as error:
        raise UsageError(f"Port {port} är upptagen. Välj en annan med --port.") from error
    library.open_in_background()
    if lags_behind(home):  # the computer was turned off between a change and the index
        jobs.update("Ändringar som svar och sökning saknade")
    jobs.resume()
    say(f"Duasök finns på http://{host}:{port}  (avsluta med Ctrl+C)")
    try:
        server.run()
    finally:
        server.close()
