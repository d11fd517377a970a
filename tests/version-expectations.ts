// What the tests of every scheme say: which versions follow each other, which are one, which are none.
import { expect } from 'vitest';
import * as range from '#core/versions/range.ts';
import type { Scheme } from '#core/versions/scheme.ts';

/** Each version stands below every one after it. */
export function expectAscending(scheme: Scheme, versions: readonly string[]): void {
  const keys = versions.map((version) => scheme.key(version) ?? `${version} has no key`);
  const wrong = versions.filter((_, index) => keys.slice(0, index).some((before) => before >= (keys[index] ?? '')));
  expect(wrong).toEqual([]);
}

export function expectSame(scheme: Scheme, versions: readonly string[]): void {
  expect(versions.filter((version) => scheme.key(version) === undefined)).toEqual([]);
  expect(versions.filter((version) => scheme.key(version) !== scheme.key(versions[0] ?? ''))).toEqual([]);
}

export function expectNone(scheme: Scheme, texts: readonly string[]): void {
  expect(texts.filter((text) => scheme.key(text) !== undefined)).toEqual([]);
}

/** What a native range means, as people read it; `undefined` where it can't be read. */
export function meaning(scheme: Scheme, text: string): string | undefined {
  const native = scheme.native?.(text);
  const versions = native === undefined ? undefined : range.ofNative(scheme, native);
  return versions === undefined ? undefined : range.describe(versions);
}
