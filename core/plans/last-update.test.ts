// An update within a release whose support has ended says that it is of the last, and what to move to.
import { expect, test } from 'vitest';
import type { Action } from '#core/plans/action.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import { asOf, assetOf, componentOf, flawOf, inputOf } from '#tests/fixtures/matches.ts';

const pc = assetOf('pc-1', { kind: 'workstation' });
// oxlint-disable-next-line max-params -- a product as it stands, and what it is raised to
function upgradeOf(name: string, version: string, fixed: string, on = asOf): Action | undefined {
  const component = componentOf(name, version, { vendor: name.split(' ')[0] === 'Apache' ? 'Apache' : 'Microsoft' });
  const row = { asset: pc, component, flaw: flawOf('CVE-1'), fixedIn: [fixed] };
  const plan = makePlan(inputOf([row], { capacityHours: 100, asOf: on }));
  return [...plan.actions, ...plan.later].find(({ kind }) => kind === 'upgrade');
}

const telling = (action: Action | undefined): string =>
  [...(action?.why ?? []), ...(action?.how ?? [])].map(({ text, source }) => `${text} (${source})`).join('\n');

test('an update of Windows says since when its release gets none, and what to move to', () => {
  const update = upgradeOf('Windows 10 Pro', '10.0.19045.3000', '10.0.19045.5011');
  expect(update?.title).toContain('to build 19045.5011');
  const said = telling(update);
  expect(said).toContain('Support for Windows 10 22H2 ended on 2025-10-14');
  expect(said).toContain('Then move to Windows 11');
  expect(said).toContain('learn.microsoft.com/lifecycle');
});

test.each([
  ['Windows 10 Pro', '10.0.19045.3000', '10.0.19045.5011', '2025-10-13'],
  ['Windows 11 Pro', '10.0.26100.1000', '10.0.26100.2000', asOf],
  ['Windows 10 Enterprise LTSC', '10.0.19044.3000', '10.0.19044.5011', asOf],
  // What it is raised to gets updates.
  ['Apache Tomcat', '8.5.50', '9.0.98', asOf],
])('%s %s to %s as of %s says nothing of an end', (name, version, fixed, on) => {
  const update = upgradeOf(name, version, fixed, on);
  expect(update).toBeDefined();
  expect(telling(update)).not.toContain('ended on');
});

test('a program that is raised within a version without support says so as well', () => {
  const said = telling(upgradeOf('Apache Tomcat', '8.5.50', '8.5.99'));
  expect(said).toContain('Support for Apache Tomcat 8.5 ended on 2024-03-31');
});
