import type { AssetKind } from '#core/components/asset.ts';
import type { ActionKind } from '#core/plans/action.ts';
import { tableHours, type Work } from '#core/plans/hours.ts';
import { defaultPolicy } from '#core/plans/policy.ts';
import { daysOf, needsTriage, rows } from '#core/priority/bod-26-04.ts';
import { bands, fittedEpssModel, weights } from '#core/priority/weights.ts';
import { code, page, table, type Page } from '#scripts/reference/page.ts';
import { commentBefore, sourcesUnder } from '#scripts/reference/source-text.ts';

/** Every number by which the order of work is made, each with its reason. */
export function weightsPage(): Page {
  return page(
    'weights.md',
    'Weights',
    'Every number that puts work in order, with the reason for it. *Measured* numbers were chosen on a back-test ' +
      '(`ranking.md`); the others are judgement, since nothing public measures them, and an organization may set its own.',
    '## Chance, reach and impact',
    `Table ${code(weights.version)}. Numbers multiply odds unless their reason says otherwise.`,
    table(
      ['number', 'value', 'basis', 'why'],
      Object.entries(weights.numbers).map(([id, { value, basis, why }]) => [code(id), String(value), basis, why]),
    ),
    '## Bands',
    `Scores of the EPSS model ${code(fittedEpssModel)} are placed by their value, those of other models by their percentile.`,
    table(
      ['band', 'holds'],
      [
        ...bands.epss.map(({ id, score, percentile }) => [
          code(id),
          `from score ${score}, else from percentile ${percentile}`,
        ]),
        ...bands.age.map(({ id, days }) => [code(id), `younger than ${days} days`]),
        ...bands.issuer.map(({ id, share }) => [code(id), `from ${share} of the issuer's CVEs`]),
      ],
    ),
    '## Tiers',
    'The rows of BOD 26-04. Its dates bind only whom the directive binds; for everybody else they are advice.',
    table(['row', 'in KEV', 'exposed', 'automatable', 'technical impact', 'tier', 'means'], rows.map(tierRow)),
    '## Policy',
    'Figures by which plans are made.',
    table(['figure', 'value', 'what it is'], policyRows()),
    '## Hours',
    "What an action takes before an organization's own closed actions have moved it: once for each action, and for each " +
      'asset of the first five alike, by kind of asset. The table is judgement.',
    table(['action', 'once', ...assetKinds.map((kind) => kind)], actionKinds.map(hoursRow)),
  );
}

function tierRow(row: (typeof rows)[number], index: number): readonly string[] {
  const days = daysOf(row.tier);
  const triage = needsTriage(row.tier) ? ', and look for intrusion first' : '';
  const means = days === undefined ? 'with the next regular update' : `within ${days} days${triage}`;
  return [`${index + 1}`, row.inKev, row.exposed, row.automatable, row.technicalImpact, code(row.tier), means];
}

function policyRows(): readonly (readonly string[])[] {
  const path = 'core/plans/policy.ts';
  const text = sourcesUnder('core/plans').find((source) => source.path === path)?.text ?? '';
  return Object.entries(defaultPolicy).flatMap(([name, value]) => {
    if (typeof value !== 'number') return [];
    const at = text.indexOf(`  readonly ${name}:`);
    return [[code(name), String(value), at < 0 ? '' : commentBefore(text, at)]];
  });
}

// Records, so that a kind that is added without a column here does not compile.
const assetKinds = keysOf<AssetKind>({
  server: 0,
  workstation: 0,
  host: 0,
  application: 0,
  service: 0,
  appliance: 0,
  device: 0,
  ot: 0,
  medical: 0,
  unknown: 0,
});
const actionKinds = keysOf<ActionKind>({
  upgrade: 0,
  mitigate: 0,
  isolate: 0,
  investigate: 0,
  replace: 0,
  confirm: 0,
  ask: 0,
  harden: 0,
});

function keysOf<Key extends string>(record: Readonly<Record<Key, 0>>): readonly Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}

function hoursRow(kind: ActionKind): readonly string[] {
  const plain = { kind, morePackages: 0, breaking: false, transitive: false, window: false };
  const of = (assets: Work['assets']): number => tableHours({ ...plain, assets }, defaultPolicy);
  const once = of([]);
  return [kind, hours(once), ...assetKinds.map((asset) => hours(of([{ kind: asset, count: 1 }]) - once))];
}

function hours(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
