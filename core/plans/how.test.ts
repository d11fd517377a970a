// What is told of how to do something: the vendor's page with its source, and in short what is worth it.
import { expect, test } from 'vitest';
import type { Reference } from '#core/advisories/advisory.ts';
import type { Action } from '#core/plans/action.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import { assetOf, componentOf, exploitedFlaw, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

const web = assetOf('web-1');
const appliance = componentOf('FortiOS', '7.0.9', { vendor: 'Fortinet' });

function howOf(row: Row, references: readonly Reference[] = []): Action['how'] {
  const input = inputOf([row], { capacityHours: 100 });
  const { detail } = input.feed;
  const plan = makePlan({ ...input, feed: { ...input.feed, detail: (at) => ({ ...detail(at), references }) } });
  const action = [...plan.actions, ...plan.later].find(({ kind }) => kind === 'upgrade' || kind === 'confirm');
  return action?.how ?? [];
}

test('of a product shows where its vendor speaks, and who says so', () => {
  const references: readonly Reference[] = [
    { url: 'https://www.news.example/fortios', kind: 'other' },
    { url: 'https://docs.fortinet.com/upgrade', kind: 'other' },
    { url: 'javascript:alert(1)', kind: 'advisory' },
  ];
  const row = { asset: web, component: appliance, flaw: flawOf('CVE-1'), fixedIn: ['7.0.14'] };
  expect(howOf(row, references)).toContainEqual({
    text: "The vendor's page",
    source: 'Publisher ADV-CVE-1, 2026-10-01',
    url: 'https://docs.fortinet.com/upgrade',
  });
  expect(howOf(row, references.slice(0, 1)).flatMap(({ url }) => url ?? [])).toEqual([]);
});

test('takes the address from the catalogue of exploited ones where no record has one', () => {
  const listed = exploitedFlaw('CVE-1');
  const { kev } = listed;
  const notes = 'https://www.fortinet.com/psirt/1;  https://nvd.nist.gov/vuln/detail/CVE-1';
  const flaw = { ...listed, kev: kev === undefined ? undefined : { ...kev, notes } };
  expect(howOf({ asset: web, component: appliance, flaw, fixedIn: ['7.0.14'] })).toContainEqual({
    text: "The vendor's page",
    source: 'CISA KEV, 2026-11-20',
    url: 'https://www.fortinet.com/psirt/1',
  });
});

test('leaves publishers’ words to whoever looks closer where we name version and command', () => {
  const told = { flaws: [], kind: 'fix', url: undefined, on: '2026-05-01', subjects: [] } as const;
  const row = (fixedIn: readonly string[]): Row => ({
    asset: web,
    component: componentOf('npm/lodash', '4.17.15'),
    flaw: flawOf('CVE-1'),
    fixedIn,
    remediations: [{ ...told, text: 'Upgrade it.' }],
  });
  const detailOf = (how: Action['how']): boolean | undefined =>
    how.find(({ text }) => text === 'Upgrade it.')?.detail ?? false;
  expect(detailOf(howOf(row(['4.17.21'])))).toBe(true);
  expect(detailOf(howOf(row([])))).toBe(false);
});
