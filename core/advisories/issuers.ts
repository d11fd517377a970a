// What the history of an issuer (a CVE numbering authority) says of its next CVE.

// MITRE assigns CVEs for everyone without a numbering authority of their own, so that its history says nothing of a product.
const catchAll: ReadonlySet<string> = new Set(['mitre', 'cve@mitre.org', '']);

/** Whether an issuer stands for no vendor or group of products in particular. */
export function isCatchAll(issuer: string): boolean {
  return catchAll.has(issuer.toLowerCase());
}

/** The share of an issuer's CVEs that came to be listed in KEV, smoothed by one entry in 225, the share of all CVEs. */
export function kevShare({ kevEntries, cves }: { readonly kevEntries: number; readonly cves: number }): number {
  return (kevEntries + 1) / (cves + 225);
}
