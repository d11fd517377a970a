// A chosen file as a worker sees it: Node's blobs can not be read at once, so that each slice keeps its bytes beside it.

const bytesOf = new WeakMap<Blob, Uint8Array>();

export function syncFile(bytes: Uint8Array, name: string): File {
  const file = new File([Uint8Array.from(bytes)], name);
  bytesOf.set(file, bytes);
  return Object.assign(file, {
    slice: (from = 0, to = bytes.length) => syncFile(bytes.subarray(from, Math.max(from, to)), name),
  });
}

export function readSync(blob: Blob): Uint8Array {
  return bytesOf.get(blob) ?? new Uint8Array();
}
