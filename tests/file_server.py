"""A server on this machine that gives one file, and fails as asked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Served:
    """The file, what happens to the next requests (a status, or ``"half"``), and how many came."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.faults: list[int | str] = []
        self.asked = 0


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    served: Served

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        del format, args

    def do_GET(self) -> None:
        self.served.asked += 1
        fault = self.served.faults.pop(0) if self.served.faults else 200
        content = self.served.content
        self.send_response(fault if isinstance(fault, int) else 200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(content[: len(content) // 2] if fault == "half" else content)

    do_POST = do_GET  # noqa: N815 - its name there


@contextmanager
def serving_file(served: Served) -> Iterator[str]:
    """Serve the file on loopback, and give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Serving", (Handler,), {"served": served}))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/outlines.geojson"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
