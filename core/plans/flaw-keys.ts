// By what the state knows a vulnerability: on an asset, and on a component there.
import type { Match } from '#core/matching/match.ts';

interface OnAsset {
  readonly asset: string;
  readonly vulnerability: string;
}

/** The key of a vulnerability on an asset. */
export function pairOf({ asset, vulnerability }: OnAsset): string {
  return `${asset}\u001f${vulnerability}`;
}

/** The key of a vulnerability on a component of an asset. */
export function tripleOf(one: OnAsset & { readonly component: string }): string {
  return `${pairOf(one)}\u001f${one.component}`;
}

/** The key of a vulnerability, by its index in the feed, on an asset. */
export function flawOn({ asset, index }: Pick<Match, 'index'> & { readonly asset: { readonly name: string } }): string {
  return `${asset.name}\u001f${index}`;
}
