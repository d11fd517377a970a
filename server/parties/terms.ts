import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal: by it somebody says which terms they read. */
export function digestOfTerms(terms: string): string {
  return createHash('sha256').update(terms).digest('hex');
}
