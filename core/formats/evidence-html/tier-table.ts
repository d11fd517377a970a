// How many stand where, by what the directive asks of them.
import { escapeHtml as h } from '#core/formats/bases/html.ts';
import { grouped } from '#core/kernel/counted.ts';
import type { EvidenceRow } from '#core/plans/evidence-row.ts';
import { tiers, tierWords } from '#core/plans/words.ts';

type Counts = readonly [name: string, counts: (row: EvidenceRow) => boolean][];

const isOpen = ({ state }: EvidenceRow): boolean =>
  state !== 'fixed' && state !== 'answered' && state !== 'cannot tell';

const columns: Counts = [
  ['Open', isOpen],
  ['Past its day', (row) => isOpen(row) && row.timeliness === 'past its day'],
  ['Planned or begun', ({ state }) => state === 'planned' || state === 'started' || state === 'said, not seen'],
  ['Put off', ({ state }) => state === 'deferred'],
  ['Fixed in time', ({ timeliness }) => timeliness === 'fixed in time'],
  ['Fixed late', ({ timeliness }) => timeliness === 'fixed late'],
];

export function tierTable(rows: readonly EvidenceRow[]): string {
  const row = (name: string, own: readonly EvidenceRow[]): string =>
    `<tr><th scope="row">${h(name)}</th>${columns.map(([, counts]) => `<td>${grouped(own.filter(counts).length)}</td>`).join('')}</tr>`;
  const body = tiers.map((tier) =>
    row(
      capital(tierWords(tier)),
      rows.filter(({ directed }) => directed?.tier === tier),
    ),
  );
  return `<div class="wide" tabindex="0" role="region" aria-label="Counts by tier"><table class="counts"><thead><tr><th scope="col">Vulnerabilities, counted on each asset</th>${columns.map(([name]) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>
${body.join('\n')}
</tbody><tfoot>${row('All', rows)}</tfoot></table></div>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
