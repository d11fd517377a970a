// One publisher's record may be read several times: from a mirror, or in older revisions.
import type { DraftAdvisory } from '#core/feed/draft.ts';
import type { Tally } from '#core/kernel/tally.ts';

/**
 * Of several records of one publisher that bear one id and speak of the same names, the one changed last; where that is
 * equal, the one that says more. One that speaks of no name at all gives way to one that does. Those left out are counted.
 */
export function newestRevisions(advisories: readonly DraftAdvisory[], tally: Tally): readonly DraftAdvisory[] {
  const byId = new Map<string, DraftAdvisory[]>();
  for (const advisory of advisories) {
    const { publisher, id } = advisory.head;
    const key = `${publisher}\u0000${id.toUpperCase()}`;
    const same = byId.get(key);
    if (same === undefined) byId.set(key, [advisory]);
    else same.push(advisory);
  }
  return [...byId.values()].flatMap((same) => (same.length === 1 ? same : newestOf(same, tally)));
}

function newestOf(same: readonly DraftAdvisory[], tally: Tally): readonly DraftAdvisory[] {
  const byNames = new Map<string, DraftAdvisory>();
  const speaking = same.some(({ statements }) => statements.length > 0);
  for (const advisory of same) {
    const spoken = [...new Set(advisory.statements.map(({ name }) => name))].sort().join('\n');
    // Without a date nobody can tell which is older: both are kept, and both are heard.
    const names = spoken === '' || advisory.head.modifiedAt !== undefined ? spoken : `${spoken}\nundated`;
    const known = byNames.get(names);
    if (known === undefined) byNames.set(names, advisory);
    else if (isNewer(advisory, known)) byNames.set(names, advisory);
  }
  if (speaking) byNames.delete('');
  const kept = [...byNames.values()];
  const [{ head: { id } } = { head: { id: '' } }] = same;
  tally.add('older revision or copy of a record', id, same.length - kept.length);
  return kept;
}

function isNewer(a: DraftAdvisory, b: DraftAdvisory): boolean {
  const [one, other] = [a.head.modifiedAt ?? '', b.head.modifiedAt ?? ''];
  if (one !== other) return one > other;
  if (a.statements.length !== b.statements.length) return a.statements.length > b.statements.length;
  return a.detail.length > b.detail.length;
}
