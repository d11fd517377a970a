import { describe, expect, test } from 'vitest';
import { makePlan, planAndRemember } from '#core/plans/make-plan.ts';
import { assetOf, componentOf, exploitedFlaw, flawOf, inputOf } from '#tests/fixtures/matches.ts';

const portal = assetOf('patient-portal', { loses: 'patients can not see results' });
const ward = assetOf('ward-scheduling');
const log4j = componentOf('maven/org.apache.logging.log4j/log4j-core', '2.14.1');

describe('an upgrade', () => {
  const rows = [
    { asset: portal, component: log4j, flaw: exploitedFlaw('CVE-2021-44228'), fixedIn: ['2.3.1', '2.12.2', '2.15.0'] },
    { asset: portal, component: log4j, flaw: flawOf('CVE-2021-45046'), fixedIn: ['2.16.0'] },
    { asset: portal, component: log4j, flaw: flawOf('CVE-2021-45105'), fixedIn: ['2.17.0'] },
    { asset: ward, component: log4j, flaw: flawOf('CVE-2021-44832'), fixedIn: ['2.17.1'] },
  ];
  const plan = makePlan(inputOf(rows));
  const upgrade = plan.actions.find(({ kind }) => kind === 'upgrade');

  test('goes to the lowest named version that leaves none of its flaws', () => {
    expect(upgrade?.title).toBe('Upgrade log4j-core 2.14.1 → 2.17.1 on 2 assets');
    expect(upgrade?.from).toEqual(['2.14.1']);
    expect(upgrade?.to).toBe('2.17.1');
    expect(upgrade?.closes).toHaveLength(4);
  });

  test('comes after the look for an intruder that its tier asks for', () => {
    const triage = plan.actions.find(({ kind }) => kind === 'investigate');
    expect(triage?.rank).toBe(1);
    expect(upgrade?.needs).toEqual([triage?.id]);
    expect(upgrade?.tier).toBe('3DF');
    expect(upgrade?.dueOn).toBe('2026-11-23');
    expect(upgrade?.overdueSince).toBeUndefined();
  });

  test('says why, how, how to check and what to do instead, each with its source', () => {
    for (const said of [upgrade?.why, upgrade?.how, upgrade?.verify, upgrade?.ifYouCannot]) {
      expect(said?.length).toBeGreaterThan(0);
      for (const { text, source } of said ?? []) {
        expect(text).not.toBe('');
        expect(source).not.toBe('');
      }
    }
    const how = (upgrade?.how ?? []).map(({ text }) => text).join(' ');
    expect(how).toContain('org.apache.logging.log4j:log4j-core to 2.17.1');
  });
});

test('prints nothing for looking', () => {
  const { plan } = planAndRemember(inputOf([]));
  expect(plan.actions).toEqual([]);
  expect(plan.summary.vulnerabilities).toBe(0);
});
