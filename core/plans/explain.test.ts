import { describe, expect, test } from 'vitest';
import { explain } from '#core/plans/explain.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import { assetOf, componentOf, exploitedFlaw, flawOf, inputOf } from '#tests/fixtures/matches.ts';

const web = assetOf('web-1');
const rows = [
  {
    asset: web,
    component: componentOf('npm/lodash', '4.17.15'),
    flaw: exploitedFlaw('CVE-1', { aliases: ['GHSA-1'] }),
    fixedIn: ['4.17.21'],
  },
  { asset: web, component: componentOf('npm/safe', '1.0.0'), flaw: flawOf('CVE-2'), verdict: 'not affected' as const },
];
const input = inputOf(rows);
const plan = makePlan(input);
const told = (id: string): string => (explain(id, input, plan) ?? []).join('\n');

describe('explain', () => {
  test.each(['CVE-1', 'cve-1', 'GHSA-1'])('tells of a vulnerability by any of its names: %s', (id) => {
    const text = told(id);
    for (const part of [
      'in CISA KEV since 2026-11-20, used by ransomware',
      'BOD 26-04 row 16: within 3 days, and look for intrusion first, by 2026-11-23',
      'exposed: yes, assets.yaml, 2026-11-03',
      'chance of exploitation within 30 days',
      'fixed in 4.17.21',
      'Upgrade lodash 4.17.15 → 4.17.21 on web-1',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('tells why something is no risk', () => {
    expect(told('CVE-2')).toContain('pkg:npm/safe@1.0.0 on web-1: not affected');
    expect(told('CVE-2')).toContain('No action of this plan closes it.');
  });

  test('tells every factor of an action', () => {
    const upgrade = plan.actions.find(({ kind }) => kind === 'upgrade');
    const text = told(upgrade?.id ?? '');
    for (const part of ['Why', 'How', 'Check', 'If you cannot', 'estimate for an upgrade (judgement)', 'weight']) {
      expect(text).toContain(part);
    }
  });

  test('says how much more there is than it tells', () => {
    const flaw = flawOf('CVE-9');
    const because = Array.from({ length: 25 }, (_, at) => ({
      advisory: `A-${at}`,
      publisher: 'P',
      says: 'affected' as const,
      comparison: 'c',
      reason: undefined,
      by: 'purl' as const,
    }));
    const many = inputOf([
      ...Array.from({ length: 53 }, (_, at) => ({ asset: web, component: componentOf(`npm/a${at}`, '1.0.0'), flaw })),
      ...Array.from({ length: 52 }, (_, at) => ({
        asset: web,
        component: componentOf(`npm/b${at}`, '1.0.0'),
        flaw,
        verdict: 'not affected' as const,
      })),
    ]);
    const matches = many.matches.map((match, at) => (at === 0 ? { ...match, because } : match));
    const full = { ...many, matches };
    const text = (explain('CVE-9', full, makePlan(full)) ?? []).join('\n');
    expect(text).toContain('and 5 more statements');
    expect(text).toContain('and 3 more matches at risk');
    expect(text).toContain('and 2 more matches that are no risk');
  });

  test('has nothing to say of what it does not know', () => {
    expect(explain('CVE-3', input, plan)).toBeUndefined();
  });
});
