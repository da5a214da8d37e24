"""Objects of GiB in moto's S3.

moto keeps an object's bytes in memory whenever it is read or copied. Exported disks stay in their files here: they are
sent in pieces and by range, and a copy (CopyObject, or UploadPartCopy of the whole from its beginning to its end) is a
second name for the same file. What S3 answers is the same.
"""

import hashlib
import os
import re
from urllib.parse import parse_qs, unquote

from moto.s3.models import FakeKey, S3Backend, s3_backends

from world import ACCOUNT

PIECE = 2**20
moto_value = FakeKey.value
moto_copy = S3Backend.copy_object
moto_part = S3Backend.upload_part_copy
moto_complete = S3Backend.complete_multipart_upload


class Disk:
    """A file that goes with the last object that has it."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __del__(self) -> None:
        try:
            os.unlink(self.path)
        except OSError:
            pass


def put_disk(bucket: str, key: str, path: str) -> None:
    give(s3_backends[ACCOUNT]["aws"].put_object(bucket, key, b""), Disk(path), os.path.getsize(path))


def give(key: FakeKey, disk: Disk, size: int) -> None:
    key.disk, key.contentsize = disk, size
    # The ETag of a multipart upload is no MD5 of the content either.
    key._etag = f"{hashlib.md5(f'{key.name} {size}'.encode()).hexdigest()}-1"  # noqa: S324
    key.checksum_value = None


def disk_of(key) -> Disk | None:
    return getattr(key, "disk", None)


def value(self) -> bytes:
    if disk_of(self) and not getattr(self, "copying", False):
        with open(self.disk.path, "rb") as file:
            return file.read()
    return moto_value.fget(self)


def copy_object(self, src_key, dest_bucket_name, dest_key_name, **rest):
    if not disk_of(src_key):
        return moto_copy(self, src_key, dest_bucket_name, dest_key_name, **rest)
    src_key.copying = True
    moto_copy(self, src_key, dest_bucket_name, dest_key_name, **rest)
    src_key.copying = False
    give(self.get_object(dest_bucket_name, dest_key_name), src_key.disk, src_key.contentsize)
    return None


def upload_part_copy(
    self, dest, multipart_id, part_id, src_bucket_name, src_key_name, src_version_id, start_byte, end_byte
):
    source = self.get_object(src_bucket_name, src_key_name, version_id=src_version_id)
    if not disk_of(source):
        return moto_part(
            self, dest, multipart_id, part_id, src_bucket_name, src_key_name, src_version_id, start_byte, end_byte
        )
    first, last = (0, source.contentsize - 1) if start_byte is None else (start_byte, end_byte)
    part = self.get_bucket(dest).multiparts[multipart_id].set_part(part_id, b"")
    part.extent, part.contentsize = (source.disk, first, last), last - first + 1
    part._etag = hashlib.md5(f"{source.name} {first}-{last}".encode()).hexdigest()  # noqa: S324
    return part


def complete_multipart_upload(self, bucket_name, multipart_id, body):
    multipart = self.get_bucket(bucket_name).multiparts[multipart_id]
    extents = [part.extent for _, part in sorted(multipart.parts.items()) if hasattr(part, "extent")]
    key = moto_complete(self, bucket_name, multipart_id, body)
    if extents:
        disk, end = extents[0][0], -1
        for other, first, last in extents:
            if other is not disk or first != end + 1:
                raise NotImplementedError("The stand-in copies a disk from its beginning to its end only.")
            end = last
        give(key, disk, end + 1)
    return key


def application(inner):
    """GetObject of a disk, whole or by range."""

    def serve(environ, start_response):
        path, query = environ.get("PATH_INFO", ""), parse_qs(environ.get("QUERY_STRING", ""))
        if environ["REQUEST_METHOD"] != "GET" or path.count("/") < 2 or set(query) - {"x-id"}:
            return inner(environ, start_response)
        bucket, name = unquote(path[1:]).split("/", 1)
        backend = s3_backends[ACCOUNT]["aws"]
        key = backend.buckets[bucket].keys.get(name) if bucket in backend.buckets else None
        if not disk_of(key):
            return inner(environ, start_response)
        return send(key, environ.get("HTTP_RANGE", ""), start_response)

    return serve


def send(key: FakeKey, wanted: str, start_response):
    first, last = 0, key.contentsize - 1
    ranged = re.fullmatch(r"bytes=(\d+)-(\d*)", wanted)
    if ranged:
        first, last = int(ranged[1]), min(last, int(ranged[2] or last))
    headers = {
        "Content-Length": str(last - first + 1),
        "Content-Type": "binary/octet-stream",
        "Accept-Ranges": "bytes",
        "ETag": key.etag,
        "Last-Modified": key.last_modified_RFC1123,
        **({"Content-Range": f"bytes {first}-{last}/{key.contentsize}"} if ranged else {}),
    }
    start_response("206 Partial Content" if ranged else "200 OK", list(headers.items()))

    def pieces():
        with open(key.disk.path, "rb") as file:
            file.seek(first)
            left = last - first + 1
            while left > 0:
                piece = file.read(min(PIECE, left))
                left -= len(piece)
                yield piece

    return pieces()


def install() -> None:
    FakeKey.value = property(value, moto_value.fset)
    S3Backend.copy_object = copy_object
    S3Backend.upload_part_copy = upload_part_copy
    S3Backend.complete_multipart_upload = complete_multipart_upload
