// Evidence as CSV: one vulnerability on one asset a row; cells that begin a formula are neutralised.
import { csvRow } from '#core/formats/bases/csv-cell.ts';
import { weekText } from '#core/formats/bases/plan-words.ts';
import type { Stated } from '#core/components/asset.ts';
import type { Evidence } from '#core/plans/evidence.ts';
import type { EvidenceRow } from '#core/plans/evidence-row.ts';
import type { Answer } from '#core/priority/priority.ts';

type Column = readonly [name: string, of: (row: EvidenceRow, evidence: Evidence) => string | number];

const columns: readonly Column[] = [
  ['organization', ({ asset }) => asset?.organization ?? ''],
  ['asset', ({ assetName }) => assetName],
  ['count', ({ asset }) => asset?.count ?? ''],
  ['type', ({ asset }) => asset?.kind ?? ''],
  ['environment', ({ asset }) => asset?.environment ?? ''],
  ['tags', ({ asset }) => (asset?.tags ?? []).join(', ')],
  ['exposure', ({ asset }) => stated(asset?.exposure)],
  ['criticality', ({ asset }) => stated(asset?.criticality)],
  ['zone', ({ asset }) => asset?.zone ?? ''],
  ['vulnerability', ({ vulnerability }) => vulnerability],
  ['aliases', ({ aliases }) => aliases.join(' ')],
  ['title', ({ title }) => title],
  ['components', ({ components }) => components.join(', ')],
  ['state', ({ state }) => state],
  ['timeliness', ({ timeliness }) => timeliness],
  ['rule', ({ directed }) => (directed === undefined ? '' : `BOD 26-04 row ${directed.row}`)],
  ['binding', (_row, { boundBy }) => (boundBy === undefined ? 'no, advice' : 'yes')],
  ['tier', ({ directed }) => directed?.tier ?? ''],
  ['exploited (KEV)', ({ directed }) => answered(directed?.answers.inKev)],
  ['publicly exposed', ({ directed }) => answered(directed?.answers.exposed)],
  ['automatable', ({ directed }) => answered(directed?.answers.automatable)],
  ['technical impact', ({ directed }) => answered(directed?.answers.technicalImpact)],
  ['first seen on', ({ firstSeenOn }) => firstSeenOn],
  ['clock from', ({ directed }) => directed?.clockFrom ?? ''],
  ['due on', ({ dueOn }) => dueOn ?? ''],
  ['fixed on', ({ fixedOn }) => fixedOn ?? ''],
  ['verified by', ({ verifiedBy }) => verifiedBy ?? ''],
  ['deferred on', ({ deferral }) => deferral?.since ?? ''],
  ['deferred until', ({ deferral }) => deferral?.until ?? ''],
  ['deferral approved by', ({ deferral }) => deferral?.approvedBy ?? ''],
  ['deferral reason', ({ deferral }) => deferral?.reason ?? ''],
  [
    'compensating controls',
    ({ controls }) => controls.map(({ title, saidOn }) => `${title} (said ${saidOn})`).join('; '),
  ],
  ['action', ({ action }) => action?.title ?? ''],
  ['action id', ({ action }) => action?.id ?? ''],
  ['week', ({ action }) => (action?.week === undefined ? '' : weekText(action.week))],
];

export function renderEvidence(evidence: Evidence): string {
  const rows = evidence.rows.map((row) => csvRow(columns.map(([, of]) => of(row, evidence))));
  return csvRow(columns.map(([name]) => name)) + rows.join('');
}

/** `public (assets.yaml, 2026-11-03)`. */
function stated(one: Stated<string> | undefined): string {
  if (one === undefined) return '';
  const source = [one.source, one.on].filter((text) => text !== undefined).join(', ');
  return source === '' ? one.value : `${one.value} (${source})`;
}

/** `yes (CISA KEV, 2021-12-10)`, `total (not in this feed, assumed)`. */
function answered(answer: Answer<string> | undefined): string {
  if (answer === undefined) return '';
  const { value, source, at, assumed } = answer;
  const parts = [source, at !== undefined && !source.includes(at) ? at : '', assumed ? 'assumed' : ''];
  return `${value} (${parts.filter((part) => part !== '').join(', ')})`;
}
