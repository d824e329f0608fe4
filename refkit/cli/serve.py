"""`refkit serve`: the page for editors, on this machine."""

import click

from refkit.errors import InputError


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Where to listen; 0 takes any free port.",
)
def serve(port: int) -> None:
    """Serve one page for editors on this machine: paste, check, mend, format. Nothing leaves the machine."""
    from refkit.web import serve as bind

    try:
        server = bind(port)
    except OSError as error:
        raise InputError(f"cannot listen on port {port}: {error.strerror} (--port takes another)") from None
    click.echo(f"refkit listens on http://127.0.0.1:{server.server_address[1]} (Ctrl-C ends it)", err=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
