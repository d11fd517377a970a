// An inventory as rows: its assets, and the components of those that changed; run apart.
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { InventoryDocument } from '#core/components/inventory.ts';
import { lookUpKeys } from '#core/matching/look-up-keys.ts';
import { cut, cutOptional, nameCharactersMax, purlCharactersMax, wordsCharactersMax } from '#server/planning/bounds.ts';
import type { LineOf } from '#server/planning/plan-lines.ts';

type AssetRow = LineOf<'assets'>['assets'][number];
type ComponentRow = LineOf<'components'>['components'][number];
type DocumentRow = LineOf<'documents'>['documents'][number];

const namesMax = 50;
const lookUpsMax = 2000;

export function documentRow({
  path,
  format,
  createdOn,
  tool,
  components,
  dropped,
  questions,
}: InventoryDocument): DocumentRow {
  const words = (text: string): string => cut(text, nameCharactersMax);
  return {
    path,
    format: words(format),
    createdOn,
    tool: cutOptional(tool, nameCharactersMax),
    components,
    dropped: dropped
      .slice(0, 200)
      .map(({ reason, count, example }) => ({ reason: words(reason), count, example: words(example) })),
    questions: (questions ?? []).slice(0, 200).map(({ meaning, guess, candidates }) => ({
      meaning: words(meaning),
      guess: cutOptional(guess, nameCharactersMax),
      candidates: candidates.slice(0, 200).map(words),
    })),
  };
}

/** @param documented the same asset, without what the operator said of it */
export function assetRow(
  asset: Asset,
  documented: Asset,
  digests: Pick<AssetRow, 'componentsDigest' | 'matchesDigest'>,
): AssetRow {
  const { name, kind, exposure, criticality, count, seenOn, components } = asset;
  const known = (asset.alsoKnownAs ?? []).slice(0, namesMax);
  return {
    name,
    kind,
    exposure: { ...exposure, source: cutOptional(exposure.source, wordsCharactersMax) },
    criticality: { ...criticality, source: cutOptional(criticality.source, wordsCharactersMax) },
    documentedExposure: documented.exposure.value,
    documentedCriticality: documented.criticality.value,
    zone: cutOptional(asset.zone, nameCharactersMax),
    count,
    maintenanceWindow: cutOptional(asset.maintenanceWindow, nameCharactersMax),
    loses: cutOptional(asset.loses, wordsCharactersMax),
    alsoKnownAs: known.map((one) => cut(one, nameCharactersMax)),
    seenOn,
    components: components.length,
    ...digests,
  };
}

/** @param path of the document that showed it: its number changes where another document comes or goes */
export function componentRow(component: Component, path: string): ComponentRow {
  const { name, version, purl, vendor, depth, reported } = component;
  return {
    name: cut(name, nameCharactersMax),
    version: cutOptional(version, nameCharactersMax),
    purl: cutOptional(purl, purlCharactersMax),
    vendor: cutOptional(vendor, nameCharactersMax),
    depth,
    document: path,
    ...(reported === true && { reported }),
    lookUps: lookUpKeys(component)
      // No feed holds a longer one.
      .filter((one) => one.name.length <= wordsCharactersMax)
      .slice(0, lookUpsMax)
      .map(({ name: lookUp, key }) => (key === undefined ? { name: lookUp } : { name: lookUp, key: base64(key) })),
  };
}

function base64(key: string): string {
  return Buffer.from(key, 'latin1').toString('base64');
}
