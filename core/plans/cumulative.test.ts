import { expect, test } from 'vitest';
import type { Component } from '#core/components/component.ts';
import { addDays } from '#core/kernel/days.ts';
import { reasons } from '#core/matching/opinion.ts';
import { settledBy } from '#core/plans/cumulative.ts';
import { explain } from '#core/plans/explain.ts';
import { makePlan, planAndRemember } from '#core/plans/make-plan.ts';
import { defer } from '#core/plans/state.ts';
import { asOf, assetOf, componentOf, exploitedFlaw, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

const host = assetOf('pc-1', { kind: 'workstation' });
const windows = (version: string) => componentOf('Windows 10 Pro', version, { vendor: 'Microsoft' });

function outrun(version: string, knownOn: string, askedOn: string, component = windows(version)): boolean {
  return outrunBy(component, component, { knownOn, askedOn });
}

/** @param because of each record that was compared */
function outrunBy(
  free: Component,
  doubted: Component,
  more: { readonly knownOn?: string; readonly askedOn?: string; readonly because?: readonly string[] },
): boolean {
  const { knownOn = '2024-10-08', askedOn = '2021-11-03', because = [reasons.past] } = more;
  const { matches } = inputOf([
    { asset: host, component: free, flaw: flawOf('CVE-1', { publishedOn: knownOn }), verdict: 'not affected' },
    { asset: host, component: doubted, flaw: flawOf('CVE-2', { publishedOn: askedOn }), verdict: 'unknown' },
  ]);
  const [known, asked] = matches;
  if (known === undefined || asked === undefined) throw new Error('no matches in this fixture');
  const { says, ...rest } = {
    advisory: 'A-1',
    publisher: 'P',
    comparison: '',
    by: 'cpe',
    says: 'not affected',
  } as const;
  const told = { ...known, reason: because[0], because: because.map((reason) => ({ ...rest, says, reason })) };
  return settledBy({ matches: [told, asked] }, [asked], [])(asked) !== undefined;
}

test.each<readonly [string, string, string, string, boolean]>([
  ['what came before an update that is there', '10.0.19045.4894', '2024-09-10', '2019-08-14', true],
  ['what came with it', '10.0.19045.4894', '2024-09-10', '2024-09-10', true],
  ['not what came after', '10.0.19045.4894', '2024-09-10', '2024-10-08', false],
  ['nothing, where the build is not known', '10.0.19045', '2024-09-10', '2019-08-14', false],
])('an update outruns %s', (_name, ...row) => {
  const [version, knownOn, askedOn, expected] = row;
  expect(outrun(version, knownOn, askedOn)).toBe(expected);
});

test('what a browser is raised to outruns what came before it', () => {
  const chrome = componentOf('Google Chrome', '120.0.6099.71', { vendor: 'Google LLC' });
  const ids = (askedOn: string): readonly string[] => {
    const plan = makePlan(
      inputOf(
        [
          {
            asset: host,
            component: chrome,
            flaw: flawOf('CVE-1', { publishedOn: '2024-10-08' }),
            fixedIn: ['130.0.6723.70'],
          },
          {
            asset: host,
            component: chrome,
            flaw: exploitedFlaw('CVE-2', { publishedOn: askedOn }),
            verdict: 'unknown',
          },
        ],
        { capacityHours: 100 },
      ),
    );
    return [...plan.actions, ...plan.later].map(({ kind }) => kind);
  };
  expect(ids('2021-11-03')).toEqual(['upgrade']);
  expect(ids('2024-11-03')).toContain('confirm');
});

test('a flaw of Exchange Server that was known weeks before its fix is asked about beside the update between', () => {
  // CVE-2022-41040: published on 2022-10-02, mended by the update of 2022-11-08, and not by that of 2022-10-11.
  const exchange = componentOf('Exchange Server 2016', '15.1.2507.13', { vendor: 'Microsoft' });
  expect(outrunBy(exchange, exchange, { knownOn: '2022-10-11', askedOn: '2022-10-02' })).toBe(false);
  expect(outrunBy(exchange, exchange, { knownOn: '2022-10-11', askedOn: '2021-03-03' })).toBe(true);
});

test('what a mail server is raised to settles nothing: what attackers use may have let them in before', () => {
  const component = componentOf('Exchange Server 2016', '15.1.2375.7', { vendor: 'Microsoft' });
  const rows: readonly Row[] = [
    { asset: host, component, flaw: flawOf('CVE-1', { publishedOn: '2021-10-13' }), fixedIn: ['15.01.2375.012'] },
    { asset: host, component, flaw: exploitedFlaw('CVE-2', { publishedOn: '2021-03-03' }), verdict: 'unknown' },
  ];
  const { actions } = makePlan(inputOf(rows, { capacityHours: 100 }));
  expect(actions.map(({ kind }) => kind)).toContain('confirm');
});

test('an upgrade that is put off settles nothing that attackers use', () => {
  const component = componentOf('Google Chrome', '120.0.6099.71', { vendor: 'Google LLC' });
  const rows: readonly Row[] = [
    { asset: host, component, flaw: flawOf('CVE-1', { publishedOn: '2024-10-08' }), fixedIn: ['130.0.6723.70'] },
    { asset: host, component, flaw: exploitedFlaw('CVE-2', { publishedOn: '2021-11-03' }), verdict: 'unknown' },
  ];
  const { plan, state } = planAndRemember(inputOf(rows, { capacityHours: 100 }));
  const id = plan.actions.find(({ kind }) => kind === 'upgrade')?.id ?? '';
  const put = defer(state, id, {
    on: asOf,
    hours: undefined,
    until: addDays(asOf, 90),
    reason: undefined,
    because: undefined,
  });
  if (!put.ok) throw new Error(put.why);
  const next = makePlan(inputOf(rows, { state: put.value, capacityHours: 100 }));
  expect(next.actions.map(({ kind }) => kind)).toContain('confirm');
});

test('a newer browser outruns what came before it, another program does not', () => {
  const chrome = componentOf('Google Chrome', '130.0.6723.70', { vendor: 'Google LLC' });
  expect(outrun('', '2024-10-08', '2021-11-03', chrome)).toBe(true);
  const fortios = componentOf('FortiOS', '7.2.6', { vendor: 'Fortinet' });
  expect(outrun('', '2024-10-08', '2021-11-03', fortios)).toBe(false);
});

const browser = (version: string): Component => componentOf('Google Chrome', version, { vendor: 'Google LLC' });

test.each<readonly [string, readonly string[], boolean]>([
  ['at or above the end of the range', [reasons.past], true],
  ['named as fixed', [reasons.fixed], true],
  ['of which every record says so', [reasons.past, reasons.fixed], true],
  ['below where the range starts', [reasons.outside], false],
  ['behind one range and before another', [reasons.past, reasons.outside], false],
  ['of which nothing was compared', [], false],
])('a version %s tells how new it is: %s: %s', (_name, because, expected) => {
  expect(outrunBy(browser('130.0.6723.70'), browser('130.0.6723.70'), { because })).toBe(expected);
});

test.each<readonly [string, string, boolean]>([
  ['15.2.1748.10', reasons.laterUpdates, true],
  ['15.2.1748.10', reasons.past, true],
  ['15.2.1748.10', reasons.outside, false],
  ['15.2', reasons.past, false],
])('Exchange Server %s of which a record says "%s" outruns what came before: %s', (version, reason, expected) => {
  const exchange = componentOf('Exchange Server 2019', version, { vendor: 'Microsoft' });
  expect(outrunBy(exchange, exchange, { because: [reason] })).toBe(expected);
});

test('why nobody is asked is told with what the version is past', () => {
  const component = browser('130.0.6723.70');
  const { matches } = inputOf([
    { asset: host, component, flaw: flawOf('CVE-1', { publishedOn: '2024-10-08' }), verdict: 'not affected' },
    { asset: host, component, flaw: exploitedFlaw('CVE-2', { publishedOn: '2021-11-03' }), verdict: 'unknown' },
  ]);
  const told = matches.map((match) => (match.verdict === 'unknown' ? match : { ...match, reason: reasons.past }));
  const input = { ...inputOf([]), matches: told };
  const lines = explain('CVE-2', input, makePlan(input)) ?? [];
  expect(lines).toContain(
    '  nobody is asked: the version that is there is past CVE-1 of 2024-10-08, and its updates hold all earlier ones',
  );
});

test('what an update outruns is counted as assumed, and not among what nobody can tell', () => {
  const component = browser('130.0.6723.70');
  const input = inputOf([
    { asset: host, component, flaw: flawOf('CVE-1', { publishedOn: '2024-10-08' }), verdict: 'not affected' },
    { asset: host, component, flaw: exploitedFlaw('CVE-2', { publishedOn: '2021-11-03' }), verdict: 'unknown' },
    { asset: host, component, flaw: exploitedFlaw('CVE-3', { publishedOn: '2025-11-03' }), verdict: 'unknown' },
  ]);
  const matches = input.matches.map((one) => (one.verdict === 'unknown' ? one : { ...one, reason: reasons.past }));
  const { cannotSee, assumptions } = makePlan({ ...input, matches });
  const counted = (lines: typeof cannotSee, start: string): number | undefined =>
    lines.find(({ text }) => text.startsWith(start))?.count;
  expect(counted(cannotSee, 'match where nobody can tell')).toBe(1);
  expect(counted(assumptions, 'match where an update')).toBe(1);
});

test('a newer copy on the same asset leaves the older one to be asked about', () => {
  expect(outrunBy(browser('130.0.6723.70'), browser('90.0.4430.72'), {})).toBe(false);
  expect(outrunBy(windows('10.0.19045.4894'), windows('10.0.19045.2006'), {})).toBe(false);
});

test('what packages of one major version close is asked of a copy of another, and of one that stays behind', () => {
  const of = (name: string, version: string): Component => componentOf(`maven/org.springframework/${name}`, version);
  const flaw = exploitedFlaw('CVE-1');
  const asks = (version: string): number => {
    const rows: readonly Row[] = [
      { asset: host, component: of('spring-beans', '5.3.15'), flaw, fixedIn: ['5.3.18'] },
      { asset: host, component: of('spring-webmvc', '5.3.15'), flaw: flawOf('CVE-2'), fixedIn: ['5.3.18'] },
      { asset: host, component: of('spring-webmvc', version), flaw, verdict: 'unknown' },
    ];
    const plan = makePlan(inputOf(rows, { capacityHours: 100 }));
    return [...plan.actions, ...plan.later].filter(({ kind }) => kind === 'confirm').length;
  };
  expect([asks('5.3.15'), asks('4.3.9'), asks('5.2.1')]).toEqual([0, 1, 1]);
});

test('what packages that are raised together close in one of them is not asked of another', () => {
  const [beans, mvc, core] = ['spring-beans', 'spring-webmvc', 'log4j-core'].map((name) =>
    componentOf(`maven/org.${name === 'log4j-core' ? 'apache.logging.log4j' : 'springframework'}/${name}`, '5.3.15'),
  );
  if (beans === undefined || mvc === undefined || core === undefined) throw new Error('no components in this fixture');
  const flaw = exploitedFlaw('CVE-1');
  const askedWith = (doubted: typeof mvc): readonly string[] => {
    const rows: readonly Row[] = [
      { asset: host, component: beans, flaw, fixedIn: ['5.3.18'] },
      { asset: host, component: mvc, flaw: flawOf('CVE-2'), fixedIn: ['5.3.17', '5.3.18'] },
      { asset: host, component: doubted, flaw, verdict: 'unknown' },
    ];
    const plan = makePlan(inputOf(rows, { capacityHours: 100 }));
    return [...plan.actions, ...plan.later].flatMap(({ kind, title }) => (kind === 'confirm' ? [title] : []));
  };
  expect(askedWith(mvc)).toEqual([]);
  expect(askedWith(core)).toHaveLength(1);
});
