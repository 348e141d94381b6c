/**
 * What a deflated stream becomes; one that breaks off gives what came so far.
 * @param most bytes that it may become
 * @throws RangeError for one that grows beyond that
 */
async function inflated(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    // What follows a complete stream, or breaks off, ends it: what came so far may be all.
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done || !value) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('stream grows without end');
    }
    parts.push(value);
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Undoes PNG's prediction, ISO 32000-1 §7.4.4.4. */
function unpredicted(bytes: Uint8Array, columns: number, step: number): Uint8Array {
  const rows = Math.floor(bytes.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const type = bytes[row * (columns + 1)];
    for (let i = 0; i < columns; i++) {
      const at = row * columns + i;
      const left = i >= step ? (out[at - step] as number) : 0;
      const up = row > 0 ? (out[at - columns] as number) : 0;
      const corner = row > 0 && i >= step ? (out[at - columns - step] as number) : 0;
      const guess = left + up - corner;
      const distance = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)] as const;
      const paeth =
        distance[0] <= distance[1] && distance[0] <= distance[2] ? left : distance[1] <= distance[2] ? up : corner;
      const predicted = [0, left, up, (left + up) >> 1, paeth][type ?? 0] ?? 0;
      out[at] = ((bytes[row * (columns + 1) + 1 + i] as number) + predicted) & 255;
    }
  }
  return out;
}

/**
 * A stream's bytes after its one filter.
 * @param predictor as in `DecodeParms`
 * @param columns bytes of a row
 * @param step bytes of a pixel
 * @param most bytes that it may become
 * @throws RangeError for one that grows beyond that
 */
export async function decoded(
  bytes: Uint8Array,
  filter: string | undefined,
  predictor: number,
  columns: number,
  step: number,
  most: number,
): Promise<Uint8Array | undefined> {
  if (filter === undefined) return bytes;
  if (filter !== 'FlateDecode' && filter !== 'Fl') return undefined;
  const plain = await inflated(bytes, most);
  if (columns < 1 || step < 1) return undefined;
  return predictor >= 10 ? unpredicted(plain, columns, step) : predictor > 1 ? undefined : plain;
}
