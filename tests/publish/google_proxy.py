"""What fake-gcs-server lacks of Google's XML interface: a plain PUT of an object.

Stands in front of it and turns such a PUT into an upload by its JSON interface; all else passes through.
"""

import http.client
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

_BOUNDARY = "the-parts-of-one-upload"


_HOP = {"host", "connection", "content-length", "transfer-encoding", "accept-encoding"}


class Handler(BaseHTTPRequestHandler):
    """Passes requests on to `behind`."""

    protocol_version = "HTTP/1.1"
    behind = ""

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        method, path, headers = self.command, self.path, dict(self.headers.items())
        if method == "PUT":
            method, path, headers, body = _as_upload(path, headers, body)
        headers = {name: value for name, value in headers.items() if name.lower() not in _HOP}
        connection = http.client.HTTPConnection(self.behind, timeout=30)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        found = {name.lower(): value for name, value in answer.getheaders() if name.lower() not in _HOP}
        if self.command == "PUT" and answer.status == 200:
            found["etag"] = json.loads(data)["etag"]
        self.send_response(answer.status)
        for name, value in found.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _pass_on  # noqa: N815 - the names are the library's

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _as_upload(path: str, headers: dict[str, str], body: bytes) -> tuple[str, str, dict[str, str], bytes]:
    _, bucket, name = path.partition("?")[0].split("/", 2)
    given = {key.lower(): value for key, value in headers.items()}
    about = {
        "name": unquote(name),
        "contentType": given.get("content-type", ""),
        "cacheControl": given.get("cache-control", ""),
        "contentEncoding": given.get("content-encoding", ""),
    }
    parts = (
        f"--{_BOUNDARY}\r\nContent-Type: application/json\r\n\r\n{json.dumps(about)}\r\n"
        f"--{_BOUNDARY}\r\nContent-Type: {about['contentType']}\r\n\r\n"
    )
    data = parts.encode() + body + f"\r\n--{_BOUNDARY}--\r\n".encode()
    kind = {"Content-Type": f"multipart/related; boundary={_BOUNDARY}"}
    return "POST", f"/upload/storage/v1/b/{bucket}/o?uploadType=multipart", kind, data


if __name__ == "__main__":
    # A process of its own: in the one that tests, a client that waits could hold up its own server.
    port, Handler.behind = int(sys.argv[1]), sys.argv[2]
    ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
