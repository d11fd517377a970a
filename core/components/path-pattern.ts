/**
 * Whether a path is one that a pattern means: segment for segment, `*` standing for any part of one segment. Paths and
 * patterns are parted by `/`. Takes time in proportion to the path.
 */
export function isMeant(path: string, pattern: string): boolean {
  if (!pattern.includes('*')) return path === pattern;
  const segments = path.split('/');
  const wanted = pattern.split('/');
  return segments.length === wanted.length && wanted.every((one, index) => fits(segments[index] ?? '', one));
}

/** The pieces between stars must stand in the segment in their order; the first leftmost place is as good as any. */
function fits(segment: string, pattern: string): boolean {
  const pieces = pattern.split('*');
  const first = pieces.shift() ?? '';
  const last = pieces.pop();
  if (last === undefined) return segment === first;
  if (!segment.startsWith(first) || segment.length < first.length + last.length || !segment.endsWith(last))
    return false;
  const end = segment.length - last.length;
  let from = first.length;
  for (const piece of pieces) {
    const found = segment.indexOf(piece, from);
    if (found < 0 || found + piece.length > end) return false;
    from = found + piece.length;
  }
  return true;
}
