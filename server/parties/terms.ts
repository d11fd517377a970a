import { sha256 } from '#server/digest.ts';

/** By it somebody says which terms they read. */
export function digestOfTerms(terms: string): string {
  return sha256(terms);
}
