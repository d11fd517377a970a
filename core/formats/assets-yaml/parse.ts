// assets.yaml: what an inventory's documents run on, and the facts that no scan can know.
import type { Stated } from '#core/components/asset.ts';
import type { StatedAsset } from '#core/components/assemble.ts';
import { Fields } from '#core/formats/assets-yaml/fields.ts';
import { assetCountOf, assetKindOf, criticalityOf, exposureOf } from '#core/formats/bases/asset-words.ts';
import { parseYaml, type YamlValue } from '#core/formats/bases/strict-yaml.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { dayOf, isDay } from '#core/kernel/days.ts';
import { Tally, type Dropped } from '#core/kernel/tally.ts';

/** What an `assets.yaml` holds. */
export interface AssetsYaml {
  readonly format: string;
  readonly organization: string | undefined;
  readonly assets: readonly StatedAsset[];
  readonly dropped: readonly Dropped[];
}

const assetsMax = 100_000;

/**
 * Reads an `assets.yaml`. What is wrong with one asset is counted with its line, and the asset kept where it has a name.
 *
 * @param source what people are told a stated value comes from: the file's name
 * @throws BadDocument with its place where the text is no YAML of the kind read, or has no list of assets
 */
export function parseAssetsYaml(text: string, source = 'assets.yaml'): AssetsYaml {
  const root = parseYaml(text);
  if (root.kind !== 'map') throw wrongRoot('the document is no map of keys', root);
  const tally = new Tally();
  const fields = new Fields(root, tally);
  const list = fields.take('assets');
  if (list === undefined) throw wrongRoot('the document has no list "assets"', root);
  if (list.kind !== 'list') throw wrongRoot('"assets" is no list', list);
  if (list.items.length > assetsMax) throw new BadDocument('document.too_large', `more than ${assetsMax} assets`);
  const organization = organizationOf(fields);
  fields.reportOthers();
  const assets = new Map<string, StatedAsset>();
  for (const item of list.items) {
    const asset = readAsset(item, { source, organization }, tally);
    if (asset === undefined) continue;
    if (assets.has(asset.name)) tally.add('asset stands twice; the first stands', `line ${item.line}: ${asset.name}`);
    else assets.set(asset.name, asset);
  }
  return { format: 'assets.yaml', organization, assets: [...assets.values()], dropped: tally.list() };
}

/** In either spelling. */
function organizationOf(fields: Fields): string | undefined {
  return fields.text('organization') ?? fields.text('organisation');
}

interface Around {
  readonly source: string;
  /** The whole document's; an asset may state its own. */
  readonly organization: string | undefined;
}

function readAsset(item: YamlValue, { source, organization }: Around, tally: Tally): StatedAsset | undefined {
  if (item.kind !== 'map') {
    tally.add('asset is no map of keys', `line ${item.line}`);
    return undefined;
  }
  const fields = new Fields(item, tally);
  const name = fields.text('name');
  if (name === undefined) {
    tally.add('asset has no name', `line ${item.line}`);
    return undefined;
  }
  const own = organizationOf(fields) ?? organization;
  const environment = fields.text('environment');
  const tags = fields.texts('tags');
  const asset: StatedAsset = {
    name,
    exposure: readStated(fields, 'exposure', { read: exposureOf, source }),
    criticality: readStated(fields, 'criticality', { read: criticalityOf, source }),
    zone: fields.text('zone'),
    kind: fields.word('kind', assetKindOf, 'unknown'),
    count: fields.word('count', assetCountOf, 1),
    maintenanceWindow: fields.text('maintenance_window'),
    loses: fields.text('loses'),
    ...(own !== undefined && { organization: own }),
    ...(environment !== undefined && { environment }),
    ...(tags.length > 0 && { tags }),
    documents: fields.texts('documents'),
    components: [],
  };
  fields.reportOthers();
  return asset;
}

interface Statement<Value> {
  readonly read: (text: string) => Value | undefined;
  readonly source: string;
}

/** A word, or a word with what shows it and when: `{ value: public, evidence: firewall rules, on: 2026-11-03 }`. */
function readStated<Value extends string>(
  fields: Fields,
  key: string,
  { read, source }: Statement<Value>,
): Stated<Value | 'unknown'> {
  const inner = fields.map(key);
  const value =
    inner === undefined
      ? fields.word<Value | 'unknown'>(key, read, 'unknown')
      : inner.word<Value | 'unknown'>('value', read, 'unknown');
  const evidence = inner?.text('evidence');
  const day = inner?.text('on');
  inner?.reportOthers();
  const on = day !== undefined && isDay(day) ? dayOf(day) : undefined;
  if (day !== undefined && on === undefined) fields.report(key, 'date is no day such as 2026-11-03', day);
  if (value === 'unknown') return { value, source: undefined, on: undefined };
  return { value, source: evidence === undefined ? source : `${source}: ${evidence}`, on, own: true };
}

function wrongRoot(what: string, { line }: YamlValue): BadDocument {
  return new BadDocument('document.wrong_type', what, `line ${line}`);
}
