import { expect, test } from 'vitest';
import type { Component } from '#core/components/component.ts';
import { reasons } from '#core/matching/opinion.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import { assetOf, componentOf, exploitedFlaw, inputOf } from '#tests/fixtures/matches.ts';

const exchange = (version: string): Component => componentOf('Exchange Server 2016', version, { vendor: 'Microsoft' });
const windows = (version: string): Component => componentOf('Windows 10 22H2', version, { vendor: 'Microsoft' });

/** The first step of finding out, where nobody can tell of each flaw for the reason beside it. */
function firstStep(because: readonly string[], component: Component): readonly [title: string, step: string] {
  const rows = because.map((_, index) => ({
    asset: assetOf('mail', { components: [component] }),
    component,
    flaw: exploitedFlaw(`CVE-2024-000${index + 1}`),
    verdict: 'unknown' as const,
  }));
  const input = inputOf(rows, { capacityHours: 100 });
  const plain = { advisory: 'A-1', publisher: 'P', comparison: '', by: 'product', says: 'unknown' } as const;
  const matches = input.matches.map((match, index) => ({ ...match, because: [{ ...plain, reason: because[index] }] }));
  const plan = makePlan({ ...input, matches });
  const action = [...plan.actions, ...plan.later].find(({ kind }) => kind === 'confirm');
  return [action?.title ?? '', action?.how[0]?.text ?? ''];
}

test.each<readonly [string, readonly string[], RegExp, RegExp, Component]>([
  [
    'that the catalogue lists',
    [reasons.listed],
    /^Look up/,
    /^The catalogue names the product and no version\. Look up/,
    exchange('15.1.2375.7'),
  ],
  [
    'of which records name later updates',
    [reasons.otherUpdates],
    /^Look up/,
    /^What is known of CVE-2024-0001 names later updates than this, and not this one\. Look up CVE-2024-0001 at/,
    exchange('15.1.2375.7'),
  ],
  [
    'of both kinds',
    [reasons.listed, reasons.otherUpdates],
    /^Look up/,
    /no version, and what is known of CVE-2024-0002 names later updates than this, and not this one\. Look up CVE-2024-0001/,
    exchange('15.1.2375.7'),
  ],
  [
    'whose version is none of the product’s',
    [reasons.contradicted],
    /^Find out/,
    /^The version that the inventory states is none of this product’s: one of the two is wrong \(15\.9\.1118\.7\)\.$/,
    exchange('15.9.1118.7'),
  ],
  [
    'Windows of a known build, on which records name none',
    [reasons.noFixedBuild, reasons.unreadable],
    /^Look up/,
    /^What is known of CVE-2024-0001 and CVE-2024-0002 names no build that could be compared\. Look up/,
    windows('10.0.19045.4894'),
  ],
  [
    'Windows of a known build, which the catalogue lists as well',
    [reasons.listed, reasons.noFixedBuild],
    /^Look up/,
    /no version, and what is known of CVE-2024-0002 names no build that could be compared\. Look up CVE-2024-0001/,
    windows('10.0.19045.4894'),
  ],
])('what is %s is looked up so', (_name, because, ...row) => {
  const [title, step, component] = row;
  const [called, first] = firstStep(because, component);
  expect(called).toMatch(title);
  expect(first).toMatch(step);
});

test('where the build of Windows is to be found out, nothing is said of one of its many flaws', () => {
  const component = windows('10.0.19045');
  // CVE-2012-4792 is of Internet Explorer 6 to 8: that it is to be disconnected says nothing of this Windows.
  const { kev, ...flaw } = exploitedFlaw('CVE-2012-4792');
  if (kev === undefined) throw new Error('is not listed in this fixture');
  const requiredAction = 'The impacted product is end-of-life and should be disconnected if still in use.';
  const row = {
    asset: assetOf('pc-1', { components: [component] }),
    component,
    flaw: { ...flaw, kev: { ...kev, requiredAction } },
    verdict: 'unknown' as const,
  };
  const plan = makePlan(inputOf([row], { capacityHours: 100 }));
  const action = [...plan.actions, ...plan.later].find(({ title }) =>
    title.startsWith('Find out the exact Windows build'),
  );
  expect(action?.ifYouCannot.map(({ text }) => text).join(' ')).not.toContain('disconnected');
  expect(action?.ifYouCannot.length).toBeGreaterThan(0);
});
