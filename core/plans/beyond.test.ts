// Raising a product of which records name the last affected version in place of a fix.
import { expect, test } from 'vitest';
import type { FeedStatement } from '#core/feed/feed.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { cutAfter } from '#core/versions/range.ts';
import type { Remediation } from '#core/advisories/advisory.ts';
import type { Action } from '#core/plans/action.ts';
import { assetOf, componentOf, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

const web = assetOf('web-1');
const httpd = componentOf('HTTP Server', '2.4.49', { vendor: 'Apache' });
const firewall = componentOf('FortiOS', '7.4.6', { vendor: 'Fortinet' });

const fix = (text: string): Remediation => ({
  kind: 'fix',
  text,
  url: undefined,
  on: undefined,
  flaws: [],
  subjects: [],
});

/** Of the flaw with this number: affected up to and with this version. */
function upTo(vulnerability: number, last: string): FeedStatement {
  const key = schemeOf('generic')?.key(last);
  if (key === undefined) throw new Error('no key');
  return {
    vulnerability,
    advisory: vulnerability,
    stance: 'affected',
    scheme: 'generic',
    range: [{ from: undefined, to: cutAfter(last, key) }],
    versions: [],
    unreadable: [],
    fixed: [],
    justification: undefined,
    limit: { kind: 'none' },
  };
}

function upgrades(rows: readonly Row[], statements: readonly FeedStatement[]): readonly Action[] {
  const input = inputOf(rows);
  const plan = makePlan({ ...input, feed: { ...input.feed, statements: () => statements }, capacityHours: 40 });
  return [...plan.actions, ...plan.later].filter(({ kind }) => kind === 'upgrade');
}

const flawsOf = ({ closes }: Action): readonly string[] => closes.map(({ vulnerability }) => vulnerability);

test('the release to take lies beyond the last version that any of its flaws affects, in whatever order they come', () => {
  const rows = ['CVE-1', 'CVE-2', 'CVE-3'].map((id): Row => ({ asset: web, component: httpd, flaw: flawOf(id) }));
  const [action, ...others] = upgrades(rows, [upTo(0, '2.4.58'), upTo(1, '2.4.61'), upTo(2, '2.4.59')]);
  expect(others).toEqual([]);
  expect(action?.title).toBe('Upgrade Apache HTTP Server 2.4.49 beyond 2.4.61 on web-1');
});

test('of two records of one flaw the one that reaches further counts', () => {
  const rows: readonly Row[] = [{ asset: web, component: httpd, flaw: flawOf('CVE-1') }];
  const [action] = upgrades(rows, [upTo(0, '2.4.58'), upTo(0, '2.4.61')]);
  expect(action?.title).toContain('beyond 2.4.61');
});

test.each([
  // A named fix that others reach past is none.
  ['7.4.7', '7.4.7', undefined],
  ['7.4.7', '7.4.9', undefined],
  // What is named lies beyond the last affected one.
  ['7.4.8', '7.4.7', '7.4.8'],
])('one product is raised once: named %s, others affected to %s', (named, last, to) => {
  const rows: readonly Row[] = [
    { asset: web, component: firewall, flaw: flawOf('CVE-1'), fixedIn: [named] },
    { asset: web, component: firewall, flaw: flawOf('CVE-2') },
  ];
  const [action, ...others] = upgrades(rows, [upTo(1, last)]);
  expect(others).toEqual([]);
  expect(action === undefined ? [] : flawsOf(action)).toEqual(['CVE-1', 'CVE-2']);
  expect(action?.to).toBe(to);
  expect(action?.title).toContain(to === undefined ? `beyond ${last}` : `→ ${to}`);
  expect(action?.why.map(({ text }) => text).join(' ')).not.toContain('still has');
});

test('a version that records name is not said to close what its vendor mends in a later one', () => {
  const rows: readonly Row[] = [
    { asset: web, component: firewall, flaw: flawOf('CVE-1'), fixedIn: ['7.4.7'] },
    {
      asset: web,
      component: firewall,
      flaw: flawOf('CVE-2'),
      remediations: [fix('Please upgrade to 7.4.8 or above.')],
    },
  ];
  const [action, ...others] = upgrades(rows, [upTo(1, '7.4.7')]);
  expect(others).toEqual([]);
  expect(action?.title).toBe('Upgrade Fortinet FortiOS 7.4.6 beyond 7.4.7 on web-1');
  const how = action?.how.map(({ text }) => text).join(' ');
  expect(how).toContain('Please upgrade to 7.4.8 or above.');
  expect(how).not.toContain('no record names one');
  expect(action?.ifYouCannot.map(({ text }) => text)).toContain(
    'Fortinet FortiOS 7.4.7 closes 1 vulnerability of these.',
  );
});

test('what is beyond on some of the assets is raised together with what is named for all of them', () => {
  const [other, at] = [assetOf('web-2'), componentOf('FortiOS', '7.4.6', { vendor: 'Fortinet' })];
  const rows: readonly Row[] = [
    { asset: web, component: firewall, flaw: flawOf('CVE-1'), fixedIn: ['7.4.7'] },
    { asset: other, component: at, flaw: flawOf('CVE-1'), fixedIn: ['7.4.7'] },
    { asset: other, component: at, flaw: flawOf('CVE-2') },
  ];
  const [action, ...others] = upgrades(rows, [upTo(1, '7.4.7')]);
  expect(others).toEqual([]);
  expect(action?.assets.map(({ name }) => name)).toEqual(['web-1', 'web-2']);
  expect(action?.title).toContain('beyond 7.4.7');
});
