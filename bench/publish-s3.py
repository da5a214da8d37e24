"""As much of S3 as a benchmark needs: HeadObject and GetObject, of the files in a folder.

    python3 publish-s3.py FOLDER

Prints its port, and ends when its standard input does. The kernel sends the bytes (sendfile), so that this side costs
next to nothing; an emulator that reads them itself would be what is measured. /BUCKET/KEY is FOLDER/KEY; signatures are
not looked at.
"""

import os
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FOLDER = sys.argv[1]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.answer(body=False)

    def do_GET(self):
        self.answer(body=True)

    def answer(self, body):
        key = self.path.split("?")[0].split("/", 2)[2]
        path = os.path.join(FOLDER, os.path.basename(key))
        if not os.path.exists(path):
            self.send_response(404)
            self.send_header("content-length", "0")
            self.end_headers()
            return
        size = os.path.getsize(path)
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("range") or "")
        first, last = (int(wanted[1]), int(wanted[2])) if wanted else (0, size - 1)
        self.send_response(206 if wanted else 200)
        self.send_header("content-length", str(last + 1 - first))
        self.send_header("etag", '"%x"' % size)
        if wanted:
            self.send_header("content-range", "bytes %d-%d/%d" % (first, last, size))
        self.end_headers()
        if body:
            self.wfile.flush()
            with open(path, "rb") as file:
                self.connection.settimeout(60)
                self.connection.sendfile(file, first, last + 1 - first)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
