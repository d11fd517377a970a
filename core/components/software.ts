import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';

/** What runs on an asset, without the things that a scanner found to mend there. */
export function softwareOf({ components }: Pick<Asset, 'components'>): readonly Component[] {
  return components.some(({ reported }) => reported === true)
    ? components.filter(({ reported }) => reported !== true)
    : components;
}
