// Actions that no package manager carries out: asking first, replacing what gets no fixes, making attacks harder.
import { describe, expect, test } from 'vitest';
import { addDays } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import { makePlan, planAndRemember } from '#core/plans/make-plan.ts';
import type { Plan } from '#core/plans/plan.ts';
import { answer, defer, finish, start, type Move, type Said, type State } from '#core/plans/state.ts';
import { asOf, assetOf, componentOf, exploitedFlaw, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

const said: Said = { on: asOf, hours: undefined, until: undefined, reason: undefined, because: undefined };

function all(plan: Plan): readonly Action[] {
  return [...plan.actions, ...plan.later];
}

function ofKind(plan: Plan, kind: Action['kind']): Action | undefined {
  return all(plan).find((one) => one.kind === kind);
}

function texts(list: readonly { readonly text: string }[] | undefined): string {
  return (list ?? []).map(({ text }) => text).join(' ');
}

// oxlint-disable-next-line max-params -- a move as people make it
function moved(move: Move, state: State, id: string, more: Partial<Said> = {}): State {
  const decided = move(state, id, { ...said, ...more });
  if (!decided.ok) throw new Error(decided.why);
  return decided.value;
}

describe.each(['medical', 'ot'] as const)('a fix for something that is %s', (kind) => {
  const pump = assetOf('pump-ward', { kind, maintenanceWindow: 'Sun 02:00-06:00' });
  const row: Row = {
    asset: pump,
    component: componentOf('pypi/pump', '12.1', { vendor: 'Maker' }),
    flaw: flawOf('CVE-1'),
    fixedIn: ['12.3'],
  };
  const before = planAndRemember(inputOf([row], { capacityHours: 40 }));

  test('is asked about first: nothing says to patch or scan', () => {
    const ask = ofKind(before.plan, 'ask');
    expect(ask?.title).toBe('Ask whether pump 12.3 is approved on pump-ward');
    expect(ofKind(before.plan, 'upgrade')).toBeUndefined();
    expect(texts(ask?.how)).toContain('CVE-1');
    expect(texts(ask?.how)).toContain('do not scan it');
    expect(texts(ask?.how)).toContain('harder to reach');
  });

  test('comes into the plan once it is approved, with its outage and how to go back', () => {
    const state = moved(finish, before.state, ofKind(before.plan, 'ask')?.id ?? '');
    const plan = makePlan(inputOf([row], { state, capacityHours: 40 }));
    const upgrade = ofKind(plan, 'upgrade');
    expect(ofKind(plan, 'ask')).toBeUndefined();
    expect(texts(upgrade?.how)).toContain('Sun 02:00-06:00');
    expect(texts(upgrade?.how)).toContain('only');
  });

  test('of which an intruder may have made use is looked into with its maker, not on the device', () => {
    const plan = makePlan(inputOf([{ ...row, flaw: exploitedFlaw('CVE-1') }], { capacityHours: 40 }));
    expect(texts(ofKind(plan, 'investigate')?.how)).toContain('not on the device itself');
  });
});

test.each([
  ['update of Windows', componentOf('Windows 10 22H2', '10.0.19045.3000', { vendor: 'Microsoft' })],
  ['thing that a scan found', componentOf('Switch off TLS 1.0', undefined, { reported: true })],
])('one %s on computers and on a device: only the device waits for an answer', (_what, component) => {
  const on = (name: string, kind: 'workstation' | 'medical'): Row => ({
    asset: assetOf(name, { kind }),
    component,
    flaw: flawOf('CVE-1'),
    fixedIn: ['10.0.19045.5011'],
  });
  const rows = [on('pc-1', 'workstation'), on('pc-2', 'workstation'), on('ct', 'medical')];
  const plan = makePlan(inputOf(rows, { capacityHours: 40 }));
  const named = (kind: Action['kind']): unknown => ofKind(plan, kind)?.assets.map(({ name }) => name);
  expect(named('upgrade')).toEqual(['pc-1', 'pc-2']);
  expect(named('ask')).toEqual(['ct']);
});

test('a fix for a server needs nobody’s leave', () => {
  const row: Row = {
    asset: assetOf('web-1'),
    component: componentOf('npm/lodash', '4.17.15'),
    flaw: flawOf('CVE-1'),
    fixedIn: ['4.17.21'],
  };
  expect(ofKind(makePlan(inputOf([row])), 'ask')).toBeUndefined();
});

describe('what gets no fixes any more', () => {
  const old = componentOf('Windows 10 Pro', '10.0.19045.6456', { vendor: 'Microsoft' });
  const withOld = (name: string): Row => ({
    asset: assetOf('pc-1', { kind: 'workstation' }),
    component: { ...old, name },
    flaw: flawOf('CVE-1'),
    verdict: 'not affected',
  });

  test('is replaced though nothing is known to be open in it', () => {
    const replace = ofKind(makePlan(inputOf([withOld('Windows 10 Pro')], { capacityHours: 80 })), 'replace');
    expect(replace?.title).toBe('Replace Windows 10 22H2 on pc-1');
    expect(texts(replace?.why)).toContain('ended on 2025-10-14');
    expect(replace?.riskRemoved).toBeGreaterThan(0);
  });

  test.each([
    ['Microsoft Exchange Server 2013', '15.0.1497.2', 'Microsoft Exchange Server 2013'],
    ['Microsoft Exchange Server 2019', 'Version 15.2 (Build 1118.40)', 'Microsoft Exchange Server 2016 and 2019'],
    ['Microsoft SQL Server 2012 (64-bit)', '11.0.7507.2', 'Microsoft SQL Server 2012'],
    ['Microsoft SQL Server 2016', '13.0.6300.2', 'Microsoft SQL Server 2016'],
    ['Fortinet FortiOS', 'v6.0.9 build0335', 'Fortinet FortiOS 6.0'],
  ])('is known by the name that machines give it: %s', (name, version, what) => {
    const row = { ...withOld(name), component: componentOf(name, version, { vendor: name.split(' ')[0] ?? '' }) };
    expect(ofKind(makePlan(inputOf([row], { capacityHours: 80 })), 'replace')?.title).toContain(` ${what} `);
  });

  test.each(['Windows 10 Enterprise LTSC', 'Windows 10 IoT Enterprise'])(
    'but not %s, whose days are others',
    (name) => {
      expect(ofKind(makePlan(inputOf([withOld(name)])), 'replace')).toBeUndefined();
    },
  );

  const rows = [withOld('Windows 10 Pro')];
  const first = planAndRemember(inputOf(rows, { capacityHours: 80 }));
  const id = ofKind(first.plan, 'replace')?.id ?? '';
  const after = (move: Move, more: Partial<Said> = {}): Action | undefined => {
    const state = moved(move, first.state, id, more);
    return ofKind(makePlan(inputOf(rows, { state, capacityHours: 80 })), 'replace');
  };

  test.each([
    ['started', start, {}, 'started'],
    ['put off', defer, { until: addDays(asOf, 90) }, 'deferred'],
    ['said to be done and still there', finish, {}, 'said, not seen'],
  ])('is told as such when it is %s', (_what, move, more, state) => {
    expect(after(move, more)?.state).toBe(state);
  });

  test('is not asked for where somebody says why it need not be', () => {
    expect(after(answer, { because: 'inline_mitigations_already_exist' })).toBeUndefined();
  });

  test('is replaced once, though its flaws ask for that too', () => {
    const flaw: Row = { ...withOld('Windows 7'), verdict: 'affected' };
    const row: Row = { ...flaw, component: { ...flaw.component, version: '6.1.7601' } };
    const titles = all(makePlan(inputOf([row], { capacityHours: 80 }))).flatMap(({ kind, title }) =>
      kind === 'replace' ? [title] : [],
    );
    expect(titles).toEqual(['Replace Windows 7 Service Pack 1 on pc-1']);
  });
});

test('one update of Windows is one action, whatever the edition, the build and the machine', () => {
  const pc = (name: string, edition: string, build: string, criticality: 'essential' | 'other'): Row => ({
    asset: assetOf(name, {
      kind: 'workstation',
      criticality: { value: criticality, source: undefined, on: undefined },
    }),
    component: componentOf(`Windows 10 ${edition}`, `10.0.19045.${build}`, { vendor: 'Microsoft' }),
    flaw: flawOf('CVE-1'),
    fixedIn: ['10.0.19045.5011'],
  });
  const rows = [
    pc('a', 'Pro', '4894', 'essential'),
    pc('b', 'Enterprise', '4780', 'other'),
    pc('c', 'Pro', '4894', 'other'),
  ];
  const upgrades = all(makePlan(inputOf(rows, { asOf: '2024-11-05' }))).filter(({ kind }) => kind === 'upgrade');
  expect(upgrades.map(({ title }) => title)).toEqual(['Upgrade Windows 10 22H2 to build 19045.5011 on 3 assets']);
  expect(texts(upgrades[0]?.how)).toContain('cumulative update');
  expect(texts(upgrades[0]?.verify)).toContain('Uninstall updates');
});

describe('a step that makes most attacks harder', () => {
  const row: Row = {
    asset: assetOf('vpn', { kind: 'appliance' }),
    component: componentOf('Connect Secure', '22.4', { vendor: 'Ivanti' }),
    flaw: exploitedFlaw('CVE-1'),
  };
  const first = planAndRemember(inputOf([row], { capacityHours: 40 }));
  const hardened = (plan: Plan): readonly string[] =>
    all(plan).flatMap(({ kind, title }) => (kind === 'harden' ? [title] : []));

  test('is one at a time, and the next comes when the last is done, put off or not wanted', () => {
    const [before = ''] = hardened(first.plan);
    expect(hardened(first.plan)).toHaveLength(1);
    const id = ofKind(first.plan, 'harden')?.id ?? '';
    for (const state of [
      moved(finish, first.state, id),
      moved(defer, first.state, id, { until: addDays(asOf, 30) }),
      moved(answer, first.state, id, { because: 'inline_mitigations_already_exist' }),
    ]) {
      const next = hardened(makePlan(inputOf([row], { state, capacityHours: 40 })));
      expect(next).toHaveLength(1);
      expect(next).not.toContain(before);
    }
  });

  test('is not thought of where nothing is reached from outside and nothing is used by ransomware', () => {
    const inside: Row = {
      asset: assetOf('db', { exposure: { value: 'internal', source: undefined, on: undefined } }),
      component: componentOf('npm/lodash', '4.17.15'),
      flaw: flawOf('CVE-1'),
      fixedIn: ['4.17.21'],
    };
    expect(hardened(makePlan(inputOf([inside])))).toEqual([]);
  });
});

test('what only a scanner reports, against the records, is told with both', () => {
  const row: Row = {
    asset: assetOf('web-1'),
    component: componentOf('npm/lodash', '4.17.21'),
    flaw: flawOf('CVE-1'),
    fixedIn: ['4.17.22'],
  };
  const input = inputOf([row]);
  const plain = { advisory: 'CVE-1', reason: undefined };
  const because = [
    {
      ...plain,
      publisher: 'GitHub',
      says: 'not affected',
      comparison: '4.17.21 is not in <4.17.19 (npm)',
      by: 'purl',
    },
    { ...plain, publisher: 'Trivy', says: 'affected', comparison: 'reported: old', by: 'scanner' },
  ] as const;
  const why = (disputed: boolean): string =>
    texts(
      ofKind(
        makePlan({ ...input, matches: input.matches.map((match) => ({ ...match, because, disputed })) }),
        'upgrade',
      )?.why,
    );
  expect(why(true)).toMatch(
    /^Closes [^.]*\. Disputed: of CVE-1, Trivy says affected, and GitHub says not affected \(4\.17\.21 is not in <4\.17\.19 \(npm\)\)\./,
  );
  expect(why(false)).not.toContain('isputed');
});
