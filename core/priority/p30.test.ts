import { describe, expect, test } from 'vitest';
import type { Facts } from '#core/priority/facts-as-of.ts';
import { p30 } from '#core/priority/p30.ts';
import type { KevEntry } from '#core/advisories/exploitation.ts';
import { weights, withPolicy } from '#core/priority/weights.ts';

const asOf = '2024-03-04';

const nothing: Facts = {
  asOf,
  publishedOn: undefined,
  epss: undefined,
  exploits: new Set(),
  kev: undefined,
  issuer: undefined,
  issuerKevShare: undefined,
  vector: undefined,
};

const epss = (score: number, percentile?: number, modelVersion: string | undefined = 'v2023.03.01') => ({
  cve: 'CVE-2024-0001',
  score,
  percentile,
  modelVersion,
  on: asOf,
});

const kev = (ransomware: KevEntry['ransomware']): KevEntry => ({
  cve: 'CVE-2024-0001',
  vendor: '',
  product: '',
  name: '',
  addedOn: '2024-03-01',
  dueOn: undefined,
  ransomware,
  requiredAction: '',
  notes: '',
});

const remote = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const local = 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H';

const ids = (facts: Partial<Facts>): readonly string[] => p30({ ...nothing, ...facts }).because.map(({ id }) => id);

describe('p30', () => {
  test.for([
    ['nothing known', {}, ['epss.missing', 'age.missing', 'issuer.missing', 'shape.missing']],
    [
      'an old Exploit-DB entry without EPSS',
      { exploits: new Set(['exploitdb']) },
      ['epss.missing.exploitdb', 'age.missing', 'issuer.missing', 'shape.missing'],
    ],
    ['EPSS 0.5', { epss: epss(0.5) }, ['epss.top', 'age.missing', 'issuer.missing', 'shape.missing']],
    ['EPSS 0.1', { epss: epss(0.1) }, ['epss.high', 'age.missing', 'issuer.missing', 'shape.missing']],
    ['EPSS 0.01', { epss: epss(0.01) }, ['epss.mid', 'age.missing', 'issuer.missing', 'shape.missing']],
    ['EPSS 0.001', { epss: epss(0.001) }, ['epss.low', 'age.missing', 'issuer.missing', 'shape.missing']],
    [
      'EPSS under it, young',
      { epss: epss(0.0009), publishedOn: '2024-03-01' },
      ['epss.floor.new', 'age.new', 'issuer.missing', 'shape.missing'],
    ],
    [
      'EPSS under it, 90 days old',
      { epss: epss(0.0009), publishedOn: '2023-12-05' },
      ['epss.floor', 'age.year', 'issuer.missing', 'shape.missing'],
    ],
    ['ten years old', { publishedOn: '2014-03-04' }, ['epss.missing', 'age.old', 'issuer.missing', 'shape.missing']],
    ['three years old', { publishedOn: '2021-03-04' }, ['epss.missing', 'age.mid', 'issuer.missing', 'shape.missing']],
    [
      'all evidence',
      { exploits: new Set(['metasploit', 'nuclei', 'github', 'exploitdb', 'reference']) },
      ['epss.missing.exploitdb', 'metasploit', 'nuclei', 'github', 'age.missing', 'issuer.missing', 'shape.missing'],
    ],
    ['issuer 1 in 100', { issuerKevShare: 0.01 }, ['epss.missing', 'age.missing', 'issuer.high', 'shape.missing']],
    ['issuer 1 in 500', { issuerKevShare: 0.002 }, ['epss.missing', 'age.missing', 'issuer.mid', 'shape.missing']],
    ['issuer 1 in 1000', { issuerKevShare: 0.001 }, ['epss.missing', 'age.missing', 'issuer.low', 'shape.missing']],
    ['over the network', { vector: remote }, ['epss.missing', 'age.missing', 'issuer.missing', 'shape.remote']],
    ['from a local account', { vector: local }, ['epss.missing', 'age.missing', 'issuer.missing', 'shape.local']],
    [
      'a vector of neither shape',
      { vector: 'AV:A/AC:L/Au:N/C:P/I:N/A:N' },
      ['epss.missing', 'age.missing', 'issuer.missing'],
    ],
  ] satisfies readonly [string, Partial<Facts>, readonly string[]][])('%s', ([, facts, expected]) => {
    expect(ids(facts)).toEqual(expected);
  });

  test('values of another EPSS model are placed by their percentile, and are assumed where it is missing', () => {
    const of = (score: number, percentile?: number) =>
      p30({ ...nothing, epss: epss(score, percentile, 'v2025.03.14') }).because[0];
    expect(of(0.9, 0.5)).toMatchObject({ id: 'epss.low', assumed: false });
    expect(of(0.001, 0.98)).toMatchObject({ id: 'epss.top', assumed: false });
    expect(of(0.9)).toMatchObject({ id: 'epss.top', assumed: true });
  });

  test.each([
    [0.975, 'epss.top'],
    [0.9749, 'epss.high'],
    [0.945, 'epss.high'],
    [0.9449, 'epss.mid'],
    [0.83, 'epss.mid'],
    [0.8299, 'epss.low'],
    [0.4, 'epss.low'],
    [0.3999, 'epss.floor.new'],
    [0, 'epss.floor.new'],
  ])('the percentile %d of EPSS 4 and later, whatever the value, is %s', (percentile, id) => {
    for (const model of ['v2025.03.14', 'v2026.09.01', undefined]) {
      for (const score of [0.0001, 0.05, 0.99]) {
        expect(p30({ ...nothing, epss: { ...epss(score, percentile), modelVersion: model } }).because[0]).toMatchObject(
          {
            id,
            assumed: false,
          },
        );
      }
    }
  });

  test('is the product of its factors, scaled and capped', () => {
    const all = p30({
      ...nothing,
      epss: epss(0.9),
      exploits: new Set(['metasploit', 'nuclei', 'github']),
      publishedOn: '2024-02-01',
      issuerKevShare: 0.05,
      vector: remote,
    });
    expect(all.product).toBe(8 * 3 * 4 * 5 * 4 * 2.5 * 2.5);
    expect(all.product).toBe(all.because.reduce((odds, { factor }) => odds * factor, 1));
    expect(all.p30).toBeCloseTo(30 * 1e-5 * 256, 12);
  });

  test('what is not known neither raises nor lowers, and is marked', () => {
    const found = p30(nothing);
    expect(found.product).toBe(1);
    expect(found.p30).toBeGreaterThan(0);
    expect(found.because.every(({ assumed }) => assumed)).toBe(true);
  });

  test('known exploitation has a floor, which EPSS may raise', () => {
    expect(p30({ ...nothing, kev: kev('unknown') }).p30).toBe(0.45);
    expect(p30({ ...nothing, kev: kev('known') }).p30).toBe(0.6);
    expect(p30({ ...nothing, kev: kev('unknown'), epss: epss(0.7) }).p30).toBe(0.7);
    const raised = p30({ ...nothing, kev: kev('known'), epss: epss(0.99) });
    expect([raised.p30, raised.product]).toEqual([0.95, 8]);
    expect(raised.because.at(-1)).toMatchObject({ id: 'p30.ransomware', factor: 1 });
    expect(raised.because.at(-1)?.text).toBe('in KEV since 2024-03-01, used by ransomware: at least 0.6');
  });

  test("an organization's own numbers stand in for ours, and say so", () => {
    const own = withPolicy(weights, { github: 10 });
    if (!own.ok) throw new Error(own.why);
    const found = p30({ ...nothing, exploits: new Set(['github']) }, own.value);
    expect(found.product).toBe(10);
    expect(found.table).toContain('your policy');
    expect(withPolicy(weights, { gitbuh: 10 })).toMatchObject({ ok: false, code: 'policy.unknown_weight' });
    expect(withPolicy(weights, { github: -1 })).toMatchObject({ ok: false, code: 'policy.bad_number' });
    expect(withPolicy(weights, { github: Number.NaN })).toMatchObject({ ok: false, code: 'policy.bad_number' });
  });
});
