import { describe, expect, test } from 'vitest';
import type { DecisionPoints } from '#core/advisories/advisory.ts';
import type { KevEntry } from '#core/advisories/exploitation.ts';
import type { ScoredSeverity, Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Asset, AssetKind, Criticality, Exposure } from '#core/components/asset.ts';
import { prioritise, type PriorityContext } from '#core/priority/prioritise.ts';
import { impact, matchWeight, reach, rowFactor, weight } from '#core/priority/risk.ts';

const asOf = '2024-11-20';

const bare: Vulnerability = {
  id: 'CVE-2024-0001',
  aliases: [],
  title: '',
  publishedOn: undefined,
  issuer: undefined,
  weaknesses: [],
  severities: [],
  decisionPoints: [],
  kev: undefined,
  epss: undefined,
  epssHistory: [],
  facts: [],
  exploits: [],
  issuerKevHistory: undefined,
  withdrawn: false,
  advisories: [],
};

const points = (
  at: string,
  automatable: DecisionPoints['automatable'],
  technicalImpact: DecisionPoints['technicalImpact'],
): DecisionPoints => ({ exploitation: 'none', automatable, technicalImpact, by: 'CISA', at });

const kev = (addedOn: string): KevEntry => ({
  cve: bare.id,
  vendor: '',
  product: '',
  name: '',
  addedOn,
  dueOn: undefined,
  ransomware: 'unknown',
  requiredAction: '',
  notes: '',
});

function asset(exposure: Exposure, kind: AssetKind = 'server', criticality: Criticality = 'unknown'): Asset {
  return {
    name: 'host',
    exposure: { value: exposure, source: exposure === 'unknown' ? undefined : 'assets.yaml', on: '2024-11-03' },
    criticality: { value: criticality, source: undefined, on: undefined },
    zone: undefined,
    kind,
    count: 1,
    maintenanceWindow: undefined,
    loses: undefined,
    components: [],
  };
}

const context: PriorityContext = { asOf, kevAsOf: '2024-10-31', boundBy: undefined, firstSeenOn: undefined };

describe('the four answers', () => {
  test('each say where they come from', () => {
    const known = { ...bare, kev: kev('2021-12-10'), decisionPoints: [points('2024-02-06T10:00:00Z', 'yes', 'total')] };
    expect(prioritise(known, asset('public'), context).answers).toEqual({
      inKev: { value: 'yes', source: 'CISA KEV', at: '2021-12-10', assumed: false },
      exposed: { value: 'yes', source: 'assets.yaml', at: '2024-11-03', assumed: false },
      automatable: { value: 'yes', source: 'CISA SSVC', at: '2024-02-06', assumed: false },
      technicalImpact: { value: 'total', source: 'CISA SSVC', at: '2024-02-06', assumed: false },
    });
  });

  test('not in KEV holds as of the day of the catalogue; without a catalogue nothing does', () => {
    expect(prioritise(bare, asset('public'), context).answers.inKev).toEqual({
      value: 'no',
      source: 'not in CISA KEV as of 2024-10-31',
      at: '2024-10-31',
      assumed: false,
    });
    const unread = prioritise(bare, asset('public'), { ...context, kevAsOf: undefined });
    expect([unread.answers.inKev.value, unread.answers.inKev.assumed, unread.tier]).toEqual(['yes', true, '3DF']);
    const essential = asset('isolated', 'workstation', 'essential');
    expect(prioritise(bare, essential, { ...context, kevAsOf: undefined }).ssvc?.why).toContain(
      'exploitation active (assumed)',
    );
  });

  test('a listing later than the day is not known yet', () => {
    const listed = { ...bare, kev: kev('2024-12-24') };
    expect(prioritise(listed, asset('public'), context).answers.inKev.value).toBe('no');
    expect(prioritise(listed, asset('public'), { ...context, asOf: '2024-12-24' }).answers.inKev.value).toBe('yes');
  });

  test('the newest published value counts, an unknown one and a later one not', () => {
    const known = {
      ...bare,
      decisionPoints: [
        points('2025-01-01', 'yes', 'total'),
        points('2024-10-01', 'unknown', 'partial'),
        points('2024-09-01', 'no', 'total'),
      ],
    };
    const { automatable, technicalImpact } = prioritise(known, asset('public'), context).answers;
    expect([automatable.value, automatable.at]).toEqual(['no', '2024-09-01']);
    expect([technicalImpact.value, technicalImpact.at]).toEqual(['partial', '2024-10-01']);
  });

  test.for([
    ['public', 'workstation', undefined, 'yes', false],
    ['internal', 'server', 'bod-26-04', 'no', false],
    ['isolated', 'server', 'bod-26-04', 'no', false],
    ['unknown', 'workstation', 'bod-26-04', 'yes', true],
    ['unknown', 'workstation', undefined, 'no', true],
    ['unknown', 'appliance', undefined, 'yes', true],
    ['unknown', 'unknown', undefined, 'yes', true],
  ] as const)('exposure %s of a %s, bound by %s: %s', ([exposure, kind, boundBy, value, assumed]) => {
    const { exposed } = prioritise(bare, asset(exposure, kind), { ...context, boundBy }).answers;
    expect([exposed.value, exposed.assumed]).toEqual([value, assumed]);
  });
});

describe('tier and clock', () => {
  const total = { ...bare, decisionPoints: [points('2024-02-06', 'yes', 'total')] };
  const listed = { ...total, kev: kev('2024-11-18') };
  const harmless = { ...bare, decisionPoints: [points('2024-02-06', 'no', 'partial')] };

  test.for([
    ['from the listing, where it came first', listed, '2024-11-19', '3DF', '2024-11-18', '2024-11-21'],
    ['from first sight, where it came first', listed, '2024-11-16', '3DF', '2024-11-16', '2024-11-19'],
    ['from today, where nothing was seen before', total, undefined, '3D', asOf, '2024-11-23'],
  ] as const)('%s', ([, vulnerability, firstSeenOn, tier, clockFrom, dueOn]) => {
    const found = prioritise(vulnerability, asset('public'), { ...context, firstSeenOn });
    expect([found.tier, found.clockFrom, found.dueOn, found.triage]).toEqual([tier, clockFrom, dueOn, tier === '3DF']);
  });

  test('the next upgrade has no day', () => {
    const found = prioritise(harmless, asset('internal'), context);
    expect([found.tier, found.row, found.clockFrom, found.dueOn]).toEqual(['FSU', 1, undefined, undefined]);
  });

  test('an exposure that was assumed by kind defers nothing to the next upgrade', () => {
    expect(prioritise(harmless, asset('unknown', 'workstation'), context).tier).toBe('60D');
  });
});

describe('SSVC and CVSS', () => {
  test('the deployer tree is asked where the criticality is known', () => {
    const known = { ...bare, kev: kev('2024-01-01'), decisionPoints: [points('2024-02-06', 'yes', 'total')] };
    expect(prioritise(known, asset('public'), context).ssvc).toBeUndefined();
    expect(prioritise(known, asset('public', 'server', 'essential'), context).ssvc?.outcome).toBe('out-of-cycle');
    expect(prioritise(known, asset('public', 'medical', 'essential'), context).ssvc?.outcome).toBe('immediate');
    expect(prioritise(known, asset('internal', 'server', 'other'), context).ssvc?.outcome).toBe('out-of-cycle');
    const quiet = prioritise(bare, asset('isolated', 'workstation', 'other'), context).ssvc;
    expect(quiet?.outcome).toBe('defer');
    expect(quiet?.why).toContain('exploitation none (assumed)');
  });

  test('the score of the newest version counts, of several the highest, with who gave it', () => {
    const severity = (version: ScoredSeverity['version'], baseScore: number, by: string): ScoredSeverity => {
      return { version, vector: 'v', publishedScore: undefined, by, baseScore, on: undefined };
    };
    const severities = [
      severity('2.0', 10, 'a'),
      severity('3.1', 7.5, 'b'),
      severity('3.1', 9.8, 'c'),
      severity('3.0', 9.9, 'd'),
    ];
    expect(prioritise({ ...bare, severities }, asset('public'), context).cvss).toEqual({
      score: 9.8,
      severity: 'Critical',
      version: '3.1',
      vector: 'v',
      by: 'c',
    });
  });
});

describe('risk', () => {
  const { answers } = prioritise(bare, asset('unknown', 'workstation'), context);

  test('reach and impact follow what is stated, and say what is assumed', () => {
    expect(reach(asset('isolated'), answers)).toEqual({ value: 0.05, text: 'isolated (assets.yaml)', assumed: false });
    expect(reach(asset('unknown', 'workstation'), answers)).toMatchObject({ value: 0.25, assumed: true });
    expect(impact(asset('public', 'server', 'essential'), answers)).toMatchObject({ value: 0.75, assumed: true });
    const known = prioritise(
      { ...bare, decisionPoints: [points('2024-02-06', 'no', 'partial')] },
      asset('public'),
      context,
    );
    expect(impact(asset('public', 'server', 'important'), known.answers)).toMatchObject({
      value: 0.25,
      assumed: false,
    });
  });

  test('weights are finite, grow with each factor and are nothing where the chance is', () => {
    expect(weight(0, 1, 1)).toBeCloseTo(0);
    expect(weight(1, 1, 1)).toBeCloseTo(-Math.log(0.03));
    expect(weight(0.45, 0.25, 0.5)).toBeCloseTo(-Math.log(1 - 0.1125) * 0.5);
  });

  test('a match weighs by its chance, reach, impact and row', () => {
    const kiosks = { ...asset('internal', 'workstation', 'other'), count: 40 };
    const priority = prioritise({ ...bare, kev: kev('2024-01-01') }, kiosks, context);
    const expected = -Math.log(1 - 0.45 * 0.25) * (0.75 * 0.2) * (1 + Math.log(40));
    expect(matchWeight(priority, kiosks)).toBeCloseTo(expected);
  });

  test('a row of like assets weighs less than each of them alone', () => {
    expect(rowFactor(1)).toBe(1);
    expect(rowFactor(40)).toBeCloseTo(1 + Math.log(40));
    expect(rowFactor(0)).toBe(1);
  });
});
