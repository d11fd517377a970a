/**
 * An RPM's version with the epoch that stands apart from it, in a purl's qualifier or before it in a file's name: `1:2.3-4`.
 * An epoch of zero is left out, as everybody leaves it out.
 */
export function withEpoch(version: string | undefined, epoch: string | undefined): string | undefined {
  if (version === undefined || epoch === undefined || epoch === '0' || version.includes(':')) return version;
  return `${epoch}:${version}`;
}
