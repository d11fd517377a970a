// Where a browser may be led after somebody signed in.

/** Only a path of the portal: an address of another host would be a way to lead people astray. */
export function isOwnPath(next: string): boolean {
  return /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(next) && !next.startsWith('/api/');
}
