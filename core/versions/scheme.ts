import type { Constraint } from '#core/versions/constraint.ts';

/**
 * A version as bytes whose order is the scheme's order: a string of code units 0 to 255, so that `<` compares bytes,
 * the same as memcmp in a file or a b-tree. At most 512 bytes. Equal versions have identical keys.
 */
export type VersionKey = string & { readonly brand: 'VersionKey' };

/** Keys longer than this are refused: the version is then one that can't be ordered. */
export const keyBytesMax = 512;

/** Versions longer than this are refused before anything is computed from them. */
export const versionCharactersMax = 400;

/** Any of several groups of constraints, each of which holds where all of its constraints hold. */
export type NativeRange = readonly (readonly Constraint[])[];

/** How one ecosystem writes, orders and constrains its versions. */
export interface Scheme {
  /** The VERS type, lower case: `npm`, `pypi`, `deb`. */
  readonly id: string;
  readonly title: string;
  /** Where the order is defined. */
  readonly source: string;
  /** Other names under which sources mean this scheme, lower case: VERS types, purl types, OSV ecosystems. */
  readonly also: readonly string[];
  /** The version's key; `undefined` where the version is outside the scheme's grammar. MUST NOT throw. */
  readonly key: (version: string) => VersionKey | undefined;
  /** Reads the ecosystem's own range syntax; `undefined` where the text is outside its grammar. MUST NOT throw. */
  readonly native?: (text: string) => NativeRange | undefined;
}
