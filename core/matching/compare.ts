// Another scanner's findings beside ours: what both say, what only one of the two does, and why.
import type { Asset } from '#core/components/asset.ts';
import type { Component, ComponentStatement } from '#core/components/component.ts';
import type { Inventory } from '#core/components/inventory.ts';
import { softwareOf } from '#core/components/software.ts';
import type { Feed } from '#core/feed/feed.ts';
import { ourWhyOf, theirWhyOf } from '#core/matching/compare-explain.ts';
import type { OurWhy, TheirWhy, Why } from '#core/matching/compare-reasons.ts';
import { isSame, speakingOf, type OurSide } from '#core/matching/compare-sides.ts';
import { sayings, type Saying } from '#core/matching/compare-sayings.ts';
import type { Match } from '#core/matching/match.ts';
import { matchInventory, type Finding } from '#core/matching/match-inventory.ts';
import type { SchemeLookUp } from '#core/matching/opinion.ts';
import { tell } from '#core/matching/tell.ts';

/** One vulnerability on one program of one asset, as one side or both see it. */
export interface Compared {
  readonly asset: string;
  /** `undefined` where the scanner names none and we find none. */
  readonly component: Component | undefined;
  /** The CVE where there is one; the scanner's own number where it names no vulnerability. */
  readonly vulnerability: string;
  readonly aliases: readonly string[];
  /** What the scanner says of it; empty where only we do. */
  readonly theirs: readonly ComponentStatement[];
  /** What we say of it, told; `undefined` where we say nothing. */
  readonly ours: Match | undefined;
  readonly outcome:
    | { readonly kind: 'both' }
    | ({ readonly kind: 'only theirs' } & Why<TheirWhy>)
    | ({ readonly kind: 'only ours' } & Why<OurWhy>)
    /** The scanner clears it, and so do we or nobody speaks of it. */
    | { readonly kind: 'neither' };
}

export interface Comparison {
  readonly compared: readonly Compared[];
  /** Our findings on assets that the reports do not hold: the scanner was not there, and they are no difference. */
  readonly elsewhere: number;
}

export interface CompareInput {
  /** What the scanners' reports hold. */
  readonly reports: Inventory;
  /** What we match; `undefined`: what the reports say is installed. */
  readonly inventory: Inventory | undefined;
  readonly feed: Feed;
  readonly schemes: SchemeLookUp;
}

/** By asset of the reports, then by vulnerability. */
export function compare({ reports, inventory, feed, schemes }: CompareInput): Comparison {
  const own = withoutScans(inventory ?? reports);
  const nameOf = inventory === undefined ? (name: string) => name : pairing(reports, inventory);
  const found = matchInventory(own, feed, schemes);
  // What does not affect is many times as much as all else: only what a scanner says otherwise of is laid beside it.
  const asked = new Set(reports.assets.flatMap((asset) => sayings(asset, feed).flatMap(({ indexes }) => indexes)));
  const cleared: Finding[] = [];
  for (const finding of found.notAffected) if (asked.has(finding.index)) cleared.push(finding);
  const findings = byAsset([...found.affected, ...found.unknown, ...cleared]);
  const told = (finding: Finding): Match => tell(finding, feed, schemes);
  const assets = new Map(own.assets.map((asset) => [asset.name, asset]));
  const speaksOf = speakingOf([...own.assets, ...reports.assets], feed);
  const met = new Set<string>();
  const compared: Compared[] = [];
  for (const asset of reports.assets) {
    const name = nameOf(asset.name);
    const ours = name === undefined ? undefined : assets.get(name);
    if (ours !== undefined) met.add(ours.name);
    const side = { asset: ours, findings: findings.get(ours?.name ?? '') ?? [], told, feed, speaksOf };
    compared.push(...onAsset(asset, side));
  }
  const elsewhere = found.affected.filter((finding) => !met.has(finding.asset.name)).length;
  return { compared, elsewhere };
}

function onAsset(asset: Asset, side: OurSide): readonly Compared[] {
  const said = sayings(asset, side.feed);
  const taken = new Set<Finding>();
  const theirs = said.map((saying) => theirsOf(asset, saying, side, taken));
  const shown = side.findings.filter((finding) => finding.verdict === 'affected' && !taken.has(finding));
  const mine = shown.map((finding): Compared => {
    const match = side.told(finding);
    const { id, aliases } = match.vulnerability;
    const { component } = finding;
    const outcome = { kind: 'only ours' as const, ...ourWhyOf(match, said) };
    return { asset: asset.name, component, vulnerability: id, aliases, theirs: [], ours: match, outcome };
  });
  return [...theirs, ...mine].sort((a, b) => order(a.vulnerability, b.vulnerability));
}

// oxlint-disable-next-line max-params -- the asset, what is said, our side, and what of it is already told
function theirsOf(asset: Asset, saying: Saying, side: OurSide, taken: Set<Finding>): Compared {
  const candidates = meantBy(saying, side);
  const affected = candidates.filter(({ verdict }) => verdict === 'affected');
  for (const finding of affected) taken.add(finding);
  const [finding] = affected.length > 0 ? affected : candidates;
  const match = finding === undefined ? undefined : side.told(finding);
  const named = saying.component.reported === true ? undefined : saying.component;
  return {
    asset: asset.name,
    component: finding?.component ?? named,
    vulnerability: match?.vulnerability.id ?? saying.name,
    aliases: match?.vulnerability.aliases ?? saying.names.filter((name) => name !== saying.name),
    theirs: saying.statements,
    ours: match,
    outcome: outcomeOf(saying, match, side),
  };
}

/** Our findings on what the scanner speaks of. */
function meantBy({ indexes, component }: Saying, { findings }: OurSide): readonly Finding[] {
  const about = findings.filter(({ index }) => indexes.includes(index));
  const onIt = about.filter((finding) => isSame(finding.component, component));
  // A scanner that names the host means whichever program has the flaw.
  return onIt.length === 0 && component.reported === true ? about : onIt;
}

function outcomeOf(saying: Saying, match: Match | undefined, side: OurSide): Compared['outcome'] {
  const isAffected = match?.verdict === 'affected';
  const clears = saying.statements.every(({ stance }) => stance === 'fixed' || stance === 'not affected');
  if (clears && isAffected) return { kind: 'only ours', why: 'said to be fixed', because: clearedBy(saying) };
  if (clears) return { kind: 'neither' };
  return isAffected ? { kind: 'both' } : { kind: 'only theirs', ...theirWhyOf(saying, match, side) };
}

function clearedBy({ statements: [first] }: Saying): string {
  return `${first?.by ?? 'The scanner'} says that it is ${first?.stance ?? 'fixed'}`;
}

/** What stands without the scanners: their statements are no evidence of ours. */
function withoutScans(inventory: Inventory): Inventory {
  const assets = inventory.assets.map((asset) => ({
    ...asset,
    components: softwareOf(asset).map((component) =>
      component.statements.some(({ scanned }) => scanned !== undefined)
        ? { ...component, statements: component.statements.filter(({ scanned }) => scanned === undefined) }
        : component,
    ),
  }));
  return { ...inventory, assets };
}

/** The asset of the inventory that one of the reports means: by a name that both bear; where each holds one, that. */
function pairing(reports: Inventory, inventory: Inventory): (name: string) => string | undefined {
  const [only] = inventory.assets;
  if (only !== undefined && inventory.assets.length === 1 && reports.assets.length === 1) return () => only.name;
  const byName = new Map<string, string>();
  for (const { name, alsoKnownAs = [] } of inventory.assets) {
    for (const one of [name, ...alsoKnownAs].flatMap(spellings)) if (!byName.has(one)) byName.set(one, name);
  }
  const named = new Map(
    reports.assets.map(({ name, alsoKnownAs = [] }) => {
      const known = [name, ...alsoKnownAs].flatMap(spellings).find((one) => byName.has(one));
      return [name, known === undefined ? undefined : byName.get(known)];
    }),
  );
  return (name) => named.get(name);
}

/** As it is written, and a host's name without its domain. */
function spellings(name: string): readonly string[] {
  const plain = name.toLowerCase();
  const host = /^([a-z0-9_-]*[a-z][a-z0-9_-]*)\.[a-z0-9.-]+$/.exec(plain)?.[1];
  return host === undefined ? [plain] : [plain, host];
}

function byAsset(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const lists = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = lists.get(finding.asset.name);
    if (list === undefined) lists.set(finding.asset.name, [finding]);
    else list.push(finding);
  }
  return lists;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
