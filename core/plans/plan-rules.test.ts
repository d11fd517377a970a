// What holds of every plan.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import type { Plan } from '#core/plans/plan.ts';
import { asOf, assetOf, componentOf, exploitedFlaw, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

/** Some assets, packages and flaws, exploited or not, fixed or not. */
const inventories: fc.Arbitrary<readonly Row[]> = fc
  .array(
    fc.record({
      asset: fc.nat(3),
      component: fc.nat(6),
      flaw: fc.nat(9),
      isFixed: fc.boolean(),
      verdict: fc.constantFrom('affected' as const, 'affected' as const, 'unknown' as const, 'not affected' as const),
    }),
    { maxLength: 25 },
  )
  .map((picks) => {
    const exposures = ['public', 'internal', 'unknown', 'isolated'] as const;
    const assets = exposures.map((value, index) =>
      assetOf(`asset-${index}`, {
        exposure: { value, source: 'assets.yaml', on: undefined },
        kind: index === 1 ? 'ot' : 'server',
      }),
    );
    const flaws = Array.from({ length: 10 }, (_, index) =>
      index % 3 === 0 ? exploitedFlaw(`CVE-${index}`) : flawOf(`CVE-${index}`),
    );
    const seen = new Set<string>();
    return picks.flatMap(({ asset, component, flaw, isFixed, verdict }): Row[] => {
      const key = `${asset} ${component} ${flaw}`;
      const [host, vulnerability] = [assets[asset], flaws[flaw]];
      if (seen.has(key) || host === undefined || vulnerability === undefined) return [];
      seen.add(key);
      const part = componentOf(`npm/package-${component}`, `1.${component}.0`);
      return [{ asset: host, component: part, flaw: vulnerability, fixedIn: isFixed ? ['1.9.0'] : [], verdict }];
    });
  });

const settings = fc.record({
  capacityHours: fc.constantFrom(0, 1, 4, 8, 40),
  boundBy: fc.constantFrom(undefined, 'bod-26-04'),
});

function all(plan: Plan): readonly Action[] {
  return [...plan.actions, ...plan.later];
}

describe('every plan', () => {
  test('keeps to the hours, puts needs first, and counts risk once', () => {
    fc.assert(
      fc.property(inventories, settings, (rows, setting) => {
        const plan = makePlan(inputOf(rows, setting));
        const hours = plan.actions.reduce((sum, action) => sum + action.hours.estimate, 0);
        expect(hours).toBeLessThanOrEqual(setting.capacityHours + 1e-6);
        expect(plan.usedHours + plan.heldBackHours).toBeLessThanOrEqual(setting.capacityHours + 1e-6);
        const ranks = new Map(all(plan).map(({ id, rank }) => [id, rank]));
        expect(ranks.size).toBe(all(plan).length);
        for (const { needs, rank } of all(plan)) for (const need of needs) expect(ranks.get(need)).toBeLessThan(rank);
        expect(all(plan).map(({ rank }) => rank)).toEqual(all(plan).map((_, index) => index + 1));
        expect(all(plan).reduce((sum, { riskRemoved }) => sum + riskRemoved, 0)).toBeLessThanOrEqual(1 + 1e-9);
        expect(plan.certificate.achieved).toBeLessThanOrEqual(plan.certificate.bound + 1e-9);
        expect(plan.questions.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  test('is the same for the same input, byte for byte', () => {
    fc.assert(
      fc.property(inventories, settings, (rows, setting) => {
        const once = JSON.stringify(makePlan(inputOf(rows, setting)));
        expect(JSON.stringify(makePlan(inputOf(rows, setting)))).toBe(once);
      }),
      { numRuns: 30 },
    );
  });

  test('leaves no flaw that a named version closes without an action', () => {
    fc.assert(
      fc.property(inventories, settings, (rows, setting) => {
        const plan = makePlan(inputOf(rows, { ...setting, affectedAt: () => new Set() }));
        const closed = new Set(
          all(plan).flatMap(({ closes }) => closes.map((one) => `${one.vulnerability} ${one.asset}`)),
        );
        const fixable = rows.filter(({ verdict, fixedIn = [] }) => verdict === 'affected' && fixedIn.length > 0);
        for (const { flaw, asset } of fixable) expect(closed).toContain(`${flaw.id} ${asset.name}`);
      }),
    );
  });

  test('says nothing without a source', () => {
    fc.assert(
      fc.property(inventories, (rows) => {
        for (const { why, how, verify, ifYouCannot } of all(makePlan(inputOf(rows)))) {
          for (const { text, source } of [...why, ...how, ...verify, ...ifYouCannot]) {
            expect(text).not.toBe('');
            expect(source).not.toBe('');
          }
          expect(how.length * verify.length * ifYouCannot.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('who is bound', () => {
  const host = assetOf('vpn', { kind: 'appliance' });
  const rows = Array.from({ length: 12 }, (_, index) => ({
    asset: host,
    component: componentOf(`npm/package-${index}`, '1.0.0'),
    flaw: exploitedFlaw(`CVE-${index}`, {
      decisionPoints: [
        { exploitation: 'active', automatable: 'yes', technicalImpact: 'partial', by: 'CISA', at: undefined },
      ],
    }),
    fixedIn: ['1.0.1'],
  }));
  const late = rows
    .slice(0, 3)
    .map((row) => ({ ...row, flaw: { ...row.flaw, kev: { ...row.flaw.kev, addedOn: asOf } as never } }));

  test('is told loudly what can not be met, by how much, and what more hours would bring', () => {
    const plan = makePlan(inputOf(late, { boundBy: 'bod-26-04', capacityHours: 4 }));
    expect(plan.actions).toHaveLength(2);
    expect(plan.actions.every(({ binding, dueOn }) => binding && dueOn === addDays(asOf, 3))).toBe(true);
    expect(plan.cannotMeet).toHaveLength(1);
    expect(plan.cannotMeet[0]?.daysLate).toBe(10);
    expect(plan.cannotMeet[0]?.hoursShort).toBeCloseTo(0.5);
    expect(plan.summary.text).toContain('One hour a week more would bring 1 more in time.');
  });

  test('is told where being on time needs the hours of the week at its beginning', () => {
    const text = (capacityHours: number): readonly string[] =>
      makePlan(inputOf(late, { boundBy: 'bod-26-04', capacityHours })).assumptions.map(
        (one) => `${one.count} ${one.text}`,
      );
    expect(text(4)).toContain("1 action that is on time only if this week's hours come before its day");
    expect(text(40).join('\n')).not.toContain('come before');
  });

  test('a day that has passed is overdue', () => {
    const plan = makePlan(inputOf(rows.slice(0, 1), { boundBy: 'bod-26-04' }));
    expect(plan.actions[0]?.overdueSince).toBe('2026-11-23');
    expect(plan.cannotMeet[0]).toMatchObject({ daysLate: 2, hoursShort: 0 });
  });

  test('for everyone else the same days are advice, and nothing is late', () => {
    const plan = makePlan(inputOf(rows, { capacityHours: 4 }));
    expect(plan.cannotMeet).toEqual([]);
    expect(all(plan).every(({ overdueSince, binding }) => overdueSince === undefined && !binding)).toBe(true);
  });

  test('dues come before what removes more risk, and may use the hours held back', () => {
    const dull = assetOf('kiosk', {
      criticality: { value: 'other', source: undefined, on: undefined },
      exposure: { value: 'internal', source: undefined, on: undefined },
    });
    const due = {
      asset: dull,
      component: componentOf('npm/dull', '1.0.0'),
      flaw: { ...exploitedFlaw('CVE-D'), decisionPoints: [] },
      fixedIn: ['1.0.1'],
    };
    const grave = {
      asset: host,
      component: componentOf('npm/grave', '1.0.0'),
      flaw: flawOf('CVE-G', { exploits: [{ source: 'metasploit', on: '2026-01-01', ref: undefined }] }),
      fixedIn: ['1.0.1'],
    };
    const plan = makePlan(inputOf([grave, due], { boundBy: 'bod-26-04', capacityHours: 6 }));
    const days = plan.actions.map(({ dueOn }) => dueOn ?? '9999');
    expect(days).toEqual(days.toSorted((a, b) => (a < b ? -1 : 1)));
  });
});

describe('hours', () => {
  const row: Row = {
    asset: assetOf('a'),
    component: componentOf('npm/a', '1.0.0'),
    flaw: flawOf('CVE-1'),
    fixedIn: ['1.0.1'],
  };

  test('without any, nothing is planned and the backlog never empties', () => {
    const plan = makePlan(inputOf([row], { capacityHours: 0 }));
    expect(plan.actions).toEqual([]);
    expect(plan.later.map(({ week }) => week)).toEqual([undefined]);
    expect(plan.summary.emptyOn).toBeUndefined();
  });

  test('what is longer than a week ends in a later one', () => {
    const plan = makePlan(inputOf([row], { capacityHours: 0.5 }));
    expect(plan.later[0]?.week).toBe(3);
    expect(plan.summary.emptyOn).toBe('2026-12-22');
  });

  test('what is exploited may use the hours held back', () => {
    const exploited = {
      ...row,
      flaw: {
        ...exploitedFlaw('CVE-1'),
        decisionPoints: [
          {
            exploitation: 'active' as const,
            automatable: 'no' as const,
            technicalImpact: 'partial' as const,
            by: 'CISA',
            at: undefined,
          },
        ],
      },
    };
    expect(makePlan(inputOf([exploited], { capacityHours: 1 })).actions).toHaveLength(1);
    expect(makePlan(inputOf([row], { capacityHours: 1 })).actions).toHaveLength(0);
  });

  test('a little more of them changes little', () => {
    const rows = Array.from({ length: 30 }, (_, index): Row => ({
      ...row,
      component: componentOf(`npm/p${index}`, '1.0.0'),
      flaw: flawOf(`CVE-${index}`),
    }));
    const ids = (hours: number): readonly string[] =>
      makePlan(inputOf(rows, { capacityHours: hours })).actions.map(({ id }) => id);
    const [fewer, more] = [ids(8), ids(9)];
    expect(more.length - fewer.length).toBeLessThanOrEqual(1);
    expect(fewer.filter((id) => more.includes(id))).toHaveLength(fewer.length);
  });
});
