/**
 * The body of a request of at most `maxBytes` bytes, or null when it is larger: counted while it is read, so that
 * a body of unknown length is welcome and a large one is never held.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer<ArrayBuffer> | null> {
  if (!request.body) return Buffer.alloc(0);
  if (Number(request.headers.get('content-length')) > maxBytes) return null;
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > maxBytes) {
      // Not awaited: a body that nobody reads to its end may never confirm that it was canceled.
      void reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
}
