/**
 * The value below which a share of sorted values lies, linear between the two beside it.
 *
 * Source: Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, definition 7; NumPy's default.
 *
 * @param sorted at least one value, ascending; may hold infinities
 */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? 0;
  const part = place - below;
  return part === 0 || low === high ? low : low + part * (high - low);
}
