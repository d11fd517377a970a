// What scanners report goes to the component it is about; what is about none becomes a thing to mend on the asset.
import type { StatedAsset } from '#core/components/assemble.ts';
import type { ComponentStatement } from '#core/components/component.ts';
import type { EstateReading } from '#core/components/estate-reading.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanStatement } from '#core/components/scan-statement.ts';
import { Tally, type Dropped } from '#core/kernel/tally.ts';
import { saysNoFix } from '#core/components/says-no-fix.ts';

interface Placed {
  readonly assets: readonly StatedAsset[];
  /** The reading's own, and what its statements do not ask anybody to mend. */
  readonly dropped: readonly Dropped[];
}

/** Names of things to mend are cut to one line. */
const nameCharactersMax = 120;
/** A shorter text (`n/a`, `Upgrade.`) says too little to hold several findings together. */
const solutionCharactersMin = 25;

/** The assets of a reading, each of its components with the statements on it. */
export function placeStatements(reading: EstateReading): Placed {
  const tally = new Tally();
  tally.addAll(reading.dropped);
  if (reading.statements.length === 0) return { assets: reading.assets, dropped: tally.list() };
  // By asset, since the same program on two assets may be one object.
  const onComponents = new Map<string, Map<StatedComponent, ComponentStatement[]>>();
  const onAssets = new Map<string, ScanStatement[]>();
  for (const one of reading.statements) {
    const untold = untoldReason(one);
    if (untold !== undefined) tally.add(untold, `${one.id}: ${one.title}`);
    else if (one.component === undefined) push(onAssets, one.asset, one);
    else for (const stated of statedBy(one, reading)) push(within(onComponents, one.asset), one.component, stated);
  }
  const called = namesOfThings(onAssets);
  const assets = reading.assets.map((asset): StatedAsset => ({
    ...asset,
    components: [
      ...asset.components.map((component) => withStatements(component, onComponents.get(asset.name)?.get(component))),
      ...thingsToMend(onAssets.get(asset.name) ?? [], called, reading),
    ],
  }));
  return { assets, dropped: tally.list() };
}

function untoldReason({ kind, severity }: ScanStatement): string | undefined {
  if (kind === 'information') return 'scanner statement that is information only is kept';
  if (kind === 'licence') return 'scanner statement on a licence is kept';
  return kind === 'misconfiguration' && severity === 'none' ? 'scanner check that passed is kept' : undefined;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function within<Key, Value>(maps: Map<string, Map<Key, Value>>, name: string): Map<Key, Value> {
  const known = maps.get(name) ?? new Map<Key, Value>();
  maps.set(name, known);
  return known;
}

/** One for each vulnerability that it names; under the scanner's own number where it names none. */
function statedBy(scanned: ScanStatement, reading: EstateReading): readonly ComponentStatement[] {
  const { asset: _asset, component: _component, ...rest } = scanned;
  const names = rest.vulnerabilities.length === 0 ? [rest.id] : rest.vulnerabilities;
  const by = scannerOf(reading, rest.seenOn);
  const { stance } = rest;
  return names.map((vulnerability) => ({ vulnerability, stance, justification: undefined, by, scanned: rest }));
}

function scannerOf({ tool, format, createdOn }: EstateReading, seenOn: string | undefined): string {
  const on = seenOn ?? createdOn;
  return on === undefined ? (tool ?? format) : `${tool ?? format}, ${on}`;
}

function withStatements(
  component: StatedComponent,
  statements: readonly ComponentStatement[] | undefined,
): StatedComponent {
  return statements === undefined ? component : { ...component, statements: [...component.statements, ...statements] };
}

/**
 * By solution, so that what is mended in one go is one thing on every asset: its title (empty here), or
 * the solution's first sentence where several findings share it.
 */
function namesOfThings(onAssets: ReadonlyMap<string, readonly ScanStatement[]>): ReadonlyMap<string, string> {
  const titles = new Map<string, Set<string>>();
  for (const statements of onAssets.values()) {
    for (const one of statements) {
      const key = thingOf(one);
      titles.set(key, (titles.get(key) ?? new Set()).add(one.title));
    }
  }
  return new Map([...titles].map(([key, { size }]) => [key, size > 1 ? firstSentence(key) : '']));
}

function thingOf({ solution, title }: ScanStatement): string {
  const text = solution?.replace(/\s+/g, ' ').trim() ?? '';
  return text.length < solutionCharactersMin || saysNoFix(text) ? title : text;
}

function firstSentence(text: string): string {
  const [sentence = ''] = /^.{1,400}?[.!](?= |$)/.exec(text) ?? [text];
  return cut(sentence.replace(/[.!]$/, ''));
}

function cut(text: string): string {
  return text.length <= nameCharactersMax ? text : `${text.slice(0, nameCharactersMax - 1).trimEnd()}…`;
}

function thingsToMend(
  statements: readonly ScanStatement[],
  called: ReadonlyMap<string, string>,
  reading: EstateReading,
): readonly StatedComponent[] {
  const things = new Map<string, ComponentStatement[]>();
  for (const one of statements) {
    const name = called.get(thingOf(one)) ?? '';
    for (const stated of statedBy(one, reading)) push(things, name === '' ? cut(one.title) : name, stated);
  }
  return [...things].map(([name, stated]) => ({
    name,
    version: undefined,
    purl: undefined,
    package: undefined,
    qualifiers: {},
    cpes: [],
    vendor: undefined,
    depth: 'direct',
    through: [],
    statements: stated,
    reported: true,
  }));
}
