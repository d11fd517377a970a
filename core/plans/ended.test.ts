import { describe, expect, test } from 'vitest';
import { reasons } from '#core/matching/opinion.ts';
import type { Action } from '#core/plans/action.ts';
import { evidenceOf } from '#core/plans/evidence.ts';
import { explain } from '#core/plans/explain.ts';
import { makePlan, planAndRemember } from '#core/plans/make-plan.ts';
import type { Plan } from '#core/plans/plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { defer } from '#core/plans/state.ts';
import { asOf, assetOf, componentOf, exploitedFlaw, inputOf, inventoryOf, type Row } from '#tests/fixtures/matches.ts';

const pc = (name: string) =>
  assetOf(name, {
    kind: 'workstation',
    components: [componentOf('Windows 7 Professional', '6.1.7601', { vendor: 'Microsoft' })],
  });

test('a replacement that was put off stays so when another such machine joins', () => {
  const first = planAndRemember(inputOf([], { inventory: inventoryOf([pc('pc-1')]) }));
  const [action] = [...first.plan.actions, ...first.plan.later];
  expect(action?.kind).toBe('replace');
  const said = { on: asOf, hours: undefined, until: '2027-03-01', reason: 'budget in March', because: undefined };
  const decided = defer(first.state, action?.id ?? '', said);
  if (!decided.ok) throw new Error(decided.why);
  const inventory = inventoryOf([pc('pc-1'), pc('pc-2')]);
  const { plan } = planAndRemember(inputOf([], { inventory, state: decided.value }));
  const found = [...plan.actions, ...plan.later].filter(({ kind }) => kind === 'replace');
  expect(found.map(({ state, assets }) => [state, assets.map(({ name }) => name)])).toEqual([
    ['deferred', ['pc-1', 'pc-2']],
  ]);
});

test.each([
  ['Canonical', 'Ubuntu', '18.04.6', 'Replace Ubuntu 18.04 (without Pro) on web-1'],
  ['CentOS', 'CentOS Linux', '7.9.2009', 'Replace CentOS 7 on web-1'],
  ['AlmaLinux', 'AlmaLinux', '8.8', undefined],
])('an operating system that a scan names by %s %s %s is held to its end without a list of packages', (...row) => {
  const [vendor, name, version, title] = row;
  const host = assetOf('web-1', { kind: 'server', components: [componentOf(name, version, { vendor })] });
  const { actions, later } = makePlan(inputOf([], { inventory: inventoryOf([host]), capacityHours: 100 }));
  expect([...actions, ...later].find(({ kind }) => kind === 'replace')?.title).toBe(title);
});

describe('a newer release that goes over the one that is there', () => {
  const of = (kind: 'workstation' | 'appliance' | 'ot', name: string, version: string): Action | undefined => {
    const component = componentOf(name, version, { vendor: name === 'FortiOS' ? 'Fortinet' : 'Microsoft' });
    const hosts = Array.from({ length: 5 }, (_, index) => assetOf(`a-${index}`, { kind, components: [component] }));
    const { actions, later } = makePlan(inputOf([], { inventory: inventoryOf(hosts), capacityHours: 100 }));
    return [...actions, ...later].find(({ kind: one }) => one === 'replace');
  };

  test('takes hours as an upgrade to another major version does, and says how to go back', () => {
    const action = of('workstation', 'Windows 11 Pro', '10.0.22621.4317');
    expect(action?.title).toBe('Move from Windows 11 22H2 to a newer release on 5 assets');
    expect(action?.hours.estimate).toBe(2);
    expect(action?.how.map(({ text }) => text).join(' ')).not.toContain('what it costs');
    expect(action?.verify.map(({ text }) => text).join(' ')).toContain('If something breaks');
  });

  test('is the way out for the firmware of a gateway as well', () => {
    expect(of('appliance', 'FortiOS', '7.0.9')?.title).toBe(
      'Move from Fortinet FortiOS 7.0 to a newer release on 5 assets',
    );
  });

  test.each([
    ['7.4.4', []],
    // Of which support has ended too.
    ['7.2.9', ['replace']],
  ])('is not asked for beside an upgrade that leaves what ended: to %s', (fixed, kinds) => {
    const component = componentOf('FortiOS', '7.0.9', { vendor: 'Fortinet' });
    const row = {
      asset: assetOf('fw', { kind: 'appliance' }),
      component,
      flaw: exploitedFlaw('CVE-1'),
      fixedIn: [fixed],
    };
    const { actions, later } = makePlan(inputOf([row], { capacityHours: 100, asOf: '2026-11-25' }));
    const all = [...actions, ...later];
    expect(all.find(({ kind }) => kind === 'upgrade')?.to).toBe(fixed);
    expect(all.flatMap(({ kind }) => (kind === 'replace' ? kind : []))).toEqual(kinds);
  });

  test('is told by what ended where something is open in it', () => {
    const component = componentOf('FortiOS', '7.0.9', { vendor: 'Fortinet' });
    const row = { asset: assetOf('fw', { kind: 'appliance' }), component, flaw: exploitedFlaw('CVE-1') };
    const { actions, later } = makePlan(inputOf([row], { capacityHours: 100 }));
    expect([...actions, ...later].find(({ kind }) => kind === 'replace')?.title).toBe(
      'Move from Fortinet FortiOS 7.0 to a newer release on fw',
    );
  });

  test('is none for another system in its place', () => {
    const action = of('workstation', 'Windows 10 22H2', '10.0.19045.4894');
    expect(action?.title).toBe('Replace Windows 10 22H2 on 5 assets');
    expect(action?.how.map(({ text }) => text).join(' ')).toContain('what it costs');
  });

  test('is put on a plant by its integrator, with the line on safety', () => {
    const action = of('ot', 'Windows 11 Pro', '10.0.22621.4317');
    expect(action?.title).toBe('Replace Windows 11 22H2 on 5 assets');
    const how = action?.how.map(({ text }) => text) ?? [];
    expect(how[0]).toContain('Ask its maker');
    expect(how.join(' ')).toContain('Safety:');
  });
});

describe('what the catalogue lists of a product that is to be replaced, and nobody gives a range for', () => {
  const flash = componentOf('Adobe Flash Player', '32.0.0.465', { vendor: 'Adobe' });
  const desk = assetOf('pc-1', { kind: 'workstation' });
  const rowsOf = (component = flash): readonly Row[] =>
    ['CVE-1', 'CVE-2', 'CVE-3', 'CVE-4'].map((id) => ({
      asset: desk,
      component,
      flaw: exploitedFlaw(id),
      verdict: 'unknown',
    }));

  function listedIn(rows: readonly Row[], parts: Partial<PlanInput> = {}): PlanInput {
    const input = inputOf(rows, { capacityHours: 100, ...parts });
    const because = (id: string) => ({
      advisory: id,
      publisher: 'CISA KEV',
      says: 'unknown' as const,
      comparison: 'the product is listed',
      reason: reasons.listed,
      by: 'product' as const,
    });
    return {
      ...input,
      matches: input.matches.map((match) => ({ ...match, because: [because(match.vulnerability.id)] })),
    };
  }

  const all = ({ actions, later }: Plan): readonly Action[] => [...actions, ...later];
  const texts = (said: Action['why'] | undefined): string => (said ?? []).map(({ text }) => text).join('\n');

  test('is not looked up: the replacement weighs for it, and says how many there are', () => {
    const plan = makePlan(listedIn(rowsOf()));
    expect(all(plan).map(({ kind, riskRemoved }) => [kind, riskRemoved])).toEqual([['replace', 1]]);
    const [action] = all(plan);
    expect(texts(action?.why)).toContain(
      'CISA lists 4 vulnerabilities of it as exploited (CVE-1, CVE-2, CVE-3 and 1 more',
    );
    expect(texts(action?.why)).toContain('Take it as affected until it is gone');
    expect(action?.dueOn).toBe('2026-11-23');
    expect(plan.questions.filter(({ kind }) => kind === 'product')).toEqual([]);
    expect(plan.summary.text).not.toContain('Nothing that the feed knows affects this inventory');
    expect(plan.summary.text).toContain('4 vulnerabilities that attackers use');
  });

  test('weighs as much as the look-up would: the replacement of what nothing is listed of comes after', () => {
    const mute = assetOf('pc-2', {
      kind: 'workstation',
      exposure: { value: 'internal', source: undefined, on: undefined },
    });
    const rows: Row[] = [
      ...rowsOf(),
      { asset: mute, component: flash, flaw: exploitedFlaw('CVE-9'), verdict: 'not affected' },
    ];
    expect(all(makePlan(listedIn(rows))).map(({ kind, assets }) => [kind, assets[0]?.name])).toEqual([
      ['replace', 'pc-1'],
      ['replace', 'pc-2'],
    ]);
  });

  test('is told to programs, and to whoever asks for evidence, beside the replacement', () => {
    const input = listedIn(rowsOf());
    const made = planAndRemember(input);
    const [action] = all(made.plan);
    expect(action?.closes).toEqual([]);
    expect(action?.doubts?.map(({ vulnerability, asset, inKev }) => [vulnerability, asset, inKev])).toEqual(
      ['CVE-1', 'CVE-2', 'CVE-3', 'CVE-4'].map((id) => [id, 'pc-1', true]),
    );
    const told = evidenceOf(input, made, undefined).rows.map((row) => [row.vulnerability, row.state, row.action?.id]);
    expect(told).toEqual(['CVE-1', 'CVE-2', 'CVE-3', 'CVE-4'].map((id) => [id, 'cannot tell', action?.id]));
  });

  test('is not looked up where no version is stated either, for all of them are out of support', () => {
    const rows = rowsOf(componentOf('Adobe Flash Player', undefined, { vendor: 'Adobe' }));
    expect(all(makePlan(listedIn(rows))).map(({ kind }) => kind)).toEqual(['replace']);
  });

  test('of which nothing takes the place is taken off, in the time of an upgrade', () => {
    const [action] = all(makePlan(listedIn(rowsOf())));
    expect(action?.title).toBe('Remove Adobe Flash Player on pc-1');
    expect(texts(action?.how)).toMatch(/^Uninstall it/);
    expect(action?.hours.estimate).toBeLessThan(2);
  });

  test('is asked about again where the replacement is put off', () => {
    const first = planAndRemember(listedIn(rowsOf()));
    const said = { on: asOf, hours: undefined, until: '2027-03-01', reason: 'budget in March', because: undefined };
    const decided = defer(first.state, all(first.plan)[0]?.id ?? '', said);
    if (!decided.ok) throw new Error(decided.why);
    const plan = makePlan(listedIn(rowsOf(), { state: decided.value }));
    expect(all(plan).map(({ kind, state }) => `${kind} ${state}`)).toEqual(['confirm planned', 'replace deferred']);
  });

  test('is asked about where the product has support', () => {
    const rows = rowsOf(componentOf('Adobe Acrobat Reader', '24.1.0', { vendor: 'Adobe' }));
    expect(all(makePlan(listedIn(rows))).map(({ kind }) => kind)).toEqual(['confirm']);
  });

  test.each([
    ['public', ['confirm', 'replace']],
    ['internal', ['replace']],
  ] as const)('is looked up all the same where the internet reaches it: %s', (exposure, kinds) => {
    const mail = assetOf('mail', { kind: 'server', exposure: { value: exposure, source: undefined, on: undefined } });
    const exchange = componentOf('Microsoft Exchange Server 2016 Cumulative Update 22', '15.1.2375.7', {
      vendor: 'Microsoft',
    });
    const rows = rowsOf(exchange).map((row) => ({ ...row, asset: mail }));
    const found = all(makePlan(listedIn(rows))).map(({ kind }) => kind);
    expect(found.filter((kind) => kind !== 'harden')).toEqual(kinds);
  });

  test('is explained by the action that does away with it', () => {
    const input = listedIn(rowsOf());
    const plan = makePlan(input);
    expect(explain('CVE-1', input, plan)?.at(-1)).toMatch(/^Action \w+, number 1: Remove Adobe Flash Player/);
    expect(explain(all(plan)[0]?.id ?? '', input, plan)?.join('\n')).toContain(
      'Adobe Flash Player 32.0.0.465 on pc-1: unknown',
    );
  });
});

test('of a Windows older than what records tell apart, nobody is asked for its build: it is replaced, and says what hangs on it', () => {
  const desk = assetOf('pc-1', { exposure: { value: 'internal', source: undefined, on: undefined } });
  const component = componentOf('Windows XP Professional', '5.1.2600', { vendor: 'Microsoft' });
  const rows = ['CVE-1', 'CVE-2'].map((id) => ({ asset: desk, component, flaw: exploitedFlaw(id) }));
  const plan = makePlan(
    inputOf(
      rows.map((row) => ({ ...row, verdict: 'unknown' })),
      { capacityHours: 100 },
    ),
  );
  const [action, ...others] = [...plan.actions, ...plan.later];
  expect([action?.title, ...others.map(({ title }) => title)]).toEqual(['Replace Windows XP on pc-1']);
  expect(action?.why.map(({ text }) => text).join('\n')).toContain(
    'Whether it has 2 vulnerabilities, 2 of them exploited in the wild (CVE-1 and CVE-2), nobody can tell',
  );
});
