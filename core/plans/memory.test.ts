// From one plan to the next.
import { describe, expect, test } from 'vitest';
import { addDays } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import { learn, tableHours } from '#core/plans/hours.ts';
import { planAndRemember, type Made } from '#core/plans/make-plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { defaultPolicy } from '#core/plans/policy.ts';
import { answer, defer, emptyState, finish, start, type Move, type Said, type State } from '#core/plans/state.ts';
import {
  asOf,
  assetOf,
  componentOf,
  exploitedFlaw,
  flawOf,
  inputOf,
  inventoryOf,
  type Row,
} from '#tests/fixtures/matches.ts';

const web = assetOf('web-1');
const row: Row = {
  asset: web,
  component: componentOf('npm/lodash', '4.17.15'),
  flaw: flawOf('GHSA-1'),
  fixedIn: ['4.17.21'],
};
const nextWeek = addDays(asOf, 7);
const nothing: Said = { on: asOf, hours: undefined, until: undefined, reason: undefined, because: undefined };

function plan(rows: readonly Row[], parts: Partial<PlanInput> = {}): Made {
  return planAndRemember(inputOf(rows, parts));
}

function all({ plan: made }: Made): readonly Action[] {
  return [...made.actions, ...made.later];
}

// oxlint-disable-next-line max-params -- a move as people make it
function moved(move: Move, state: State, id: string, said: Partial<Said> = {}): State {
  const decided = move(state, id, { ...nothing, ...said });
  if (!decided.ok) throw new Error(decided.why);
  return decided.value;
}

const first = plan([row]);
const id = first.plan.actions[0]?.id ?? '';
/** The same assets in a newer document. */
const newer = (rows: readonly Row[]): Partial<PlanInput> => ({
  inventory: inventoryOf(inputOf(rows).inventory.assets, 'b'.repeat(64)),
});

const borne = { components: ['npm/lodash'], documents: ['app.cdx.json'] };

describe('the first plan', () => {
  test('has nothing to compare with, and plans its actions', () => {
    expect(first.plan.changes).toBeUndefined();
    expect(first.plan.actions.map(({ state }) => state)).toEqual(['planned']);
    expect(first.state.plannedOn).toBe(asOf);
    expect(first.state.seen).toEqual([
      { asset: 'web-1', vulnerability: 'GHSA-1', firstSeenOn: asOf, inKev: false, ...borne, closedOn: undefined },
    ]);
  });
});

describe('a clock', () => {
  test('runs from the first sight, even under another name', () => {
    const renamed = { ...row, flaw: flawOf('CVE-2026-1', { aliases: ['GHSA-1'] }) };
    const later = plan([renamed], { state: first.state, asOf: nextWeek });
    expect(later.plan.changes).toMatchObject({ closed: [], arrived: [] });
    expect(later.state.seen).toEqual([
      { asset: 'web-1', vulnerability: 'GHSA-1', firstSeenOn: asOf, inKev: false, ...borne, closedOn: undefined },
    ]);
  });

  test('does not begin again when a match goes and comes back', () => {
    const other = { ...row, component: componentOf('npm/other', '1.0.0'), flaw: flawOf('CVE-2') };
    const gone = plan([other], { state: first.state, asOf: nextWeek, ...newer([other]) });
    expect(gone.plan.changes?.closed).toEqual(['GHSA-1 on web-1']);
    const back = plan([row, other], { state: gone.state, asOf: addDays(asOf, 14) });
    expect(back.plan.changes?.arrived).toEqual(['GHSA-1 on web-1']);
    expect(back.state.seen.find(({ vulnerability }) => vulnerability === 'GHSA-1')).toMatchObject({
      firstSeenOn: asOf,
      closedOn: undefined,
    });
  });

  test('an asset that is not in this inventory proves nothing', () => {
    const elsewhere = { ...row, asset: assetOf('web-2') };
    const later = plan([elsewhere], { state: first.state, asOf: nextWeek });
    expect(later.plan.changes?.closed).toEqual([]);
  });
});

describe('done', () => {
  const done = moved(finish, first.state, id, { hours: 2 });

  test('is said, not seen, until a newer inventory', () => {
    const later = plan([row], { state: done, asOf: nextWeek });
    expect(later.plan.actions[0]).toMatchObject({ id, state: 'said, not seen', hours: { estimate: 0 } });
    expect(later.plan.usedHours).toBe(0);
    expect(later.plan.changes?.saidNotSeen).toEqual([`Upgrade lodash 4.17.15 → 4.17.21 on web-1 (${id})`]);
  });

  test('is contradicted by a newer document that still shows it', () => {
    const later = plan([row], { state: done, asOf: nextWeek, ...newer([row]) });
    expect(later.plan.actions[0]).toMatchObject({ id, state: 'planned' });
    expect(later.plan.actions[0]?.why.at(-1)?.text).toContain('You said on 2026-11-25 that this is done');
  });

  test('is proved by an inventory without it', () => {
    const other = { ...row, component: componentOf('npm/other', '1.0.0'), flaw: flawOf('CVE-2') };
    const later = plan([other], { state: done, asOf: nextWeek, ...newer([other]) });
    expect(later.state.actions.find((one) => one.id === id)).toMatchObject({
      state: 'done',
      closedOn: nextWeek,
      hours: 2,
    });
  });

  test('a mitigation is taken at its word, and makes the risk smaller', () => {
    const remediations = [
      { flaws: [], kind: 'mitigation' as const, text: 'Close port 80.', url: undefined, on: undefined, subjects: [] },
    ];
    const rows = [{ ...row, fixedIn: [], remediations }];
    const before = plan(rows, { capacityHours: 40 });
    const mitigate = all(before).find(({ kind }) => kind === 'mitigate');
    const after = plan(rows, {
      state: moved(finish, before.state, mitigate?.id ?? ''),
      capacityHours: 40,
      asOf: nextWeek,
    });
    expect(all(after).map(({ kind }) => kind)).not.toContain('mitigate');
    expect(after.plan.assumptions.map(({ text }) => text).join()).toContain(
      'made smaller by what you said is in place',
    );
  });

  test('a look for an intruder is not asked for twice', () => {
    const rows = [{ ...row, flaw: exploitedFlaw('CVE-1') }];
    const before = plan(rows);
    const triage = all(before).find(({ kind }) => kind === 'investigate');
    const after = plan(rows, { state: moved(finish, before.state, triage?.id ?? ''), asOf: nextWeek });
    expect(all(after).map(({ kind }) => kind)).toEqual(['upgrade', 'harden']);
    expect(all(after).find(({ kind }) => kind === 'upgrade')?.needs).toEqual([]);
  });
});

describe('put off', () => {
  const deferred = moved(defer, first.state, id, { until: addDays(asOf, 20) });

  test('stands later until its day', () => {
    const later = plan([row], { state: deferred, asOf: nextWeek });
    expect(later.plan.actions).toEqual([]);
    expect(later.plan.later[0]).toMatchObject({ id, state: 'deferred', week: 1 });
  });

  test('comes back on its day', () => {
    expect(plan([row], { state: deferred, asOf: addDays(asOf, 20) }).plan.actions[0]?.id).toBe(id);
  });

  test('does not stop the clock of a directive', () => {
    const rows = [
      {
        ...row,
        flaw: exploitedFlaw('CVE-1', { decisionPoints: [] }),
        asset: assetOf('inner', { exposure: { value: 'internal', source: undefined, on: undefined } }),
      },
    ];
    const before = plan(rows, { boundBy: 'bod-26-04' });
    const upgrade = all(before).find(({ kind }) => kind === 'upgrade');
    const state = moved(defer, before.state, upgrade?.id ?? '', { until: addDays(asOf, 60) });
    const after = plan(rows, { boundBy: 'bod-26-04', state, asOf: nextWeek });
    expect(after.plan.cannotMeet.map(({ why }) => why).join()).toContain('You put it off until');
  });
});

describe('an answer', () => {
  test('of "not affected" takes these flaws out, and no new ones', () => {
    const state = moved(answer, first.state, id, { because: 'vulnerable_code_not_in_execute_path' });
    const later = plan([row], { state, asOf: nextWeek });
    expect(all(later)).toEqual([]);
    expect(later.plan.assumptions).toContainEqual({
      text: 'match left out on your word that they do not affect you',
      count: 1,
    });
    const fresh = { ...row, flaw: flawOf('CVE-9') };
    expect(
      all(plan([row, fresh], { state, asOf: nextWeek }))[0]?.closes.map(({ vulnerability }) => vulnerability),
    ).toEqual(['CVE-9']);
  });

  test('to a question on exposure holds for its assets, and is not asked again', () => {
    const unknown = { value: 'unknown' as const, source: undefined, on: undefined };
    const open = assetOf('open', { exposure: unknown });
    const rows = [
      {
        ...row,
        asset: open,
        flaw: flawOf('CVE-1', { exploits: [{ source: 'metasploit', on: '2026-01-01', ref: undefined }] }),
      },
      {
        ...row,
        component: componentOf('npm/other', '1.0.0'),
        fixedIn: ['1.0.1'],
        flaw: flawOf('CVE-2', { exploits: [{ source: 'nuclei', on: '2026-01-01', ref: undefined }] }),
        asset: assetOf('known', { exposure: { value: 'internal', source: undefined, on: undefined } }),
      },
    ] satisfies readonly Row[];
    const before = plan(rows, { capacityHours: 1.2 });
    const question = before.plan.questions.find(({ kind }) => kind === 'exposure');
    expect(question?.assets).toEqual(['open']);
    expect(question?.effect).toContain('give way to 1');
    const state = moved(answer, before.state, question?.id ?? '', { because: 'Internal' });
    const after = plan(rows, { capacityHours: 1.2, state, asOf: nextWeek });
    expect(after.plan.questions.filter(({ kind }) => kind === 'exposure')).toEqual([]);
    expect(after.plan.actions[0]?.assets[0]?.name).toBe('known');
  });
});

describe('a started action', () => {
  const heavier = {
    ...row,
    component: componentOf('npm/heavier', '1.0.0'),
    fixedIn: ['1.0.1'],
    flaw: flawOf('CVE-H', { publishedOn: '2026-11-01' }),
  };
  const rows = [row, { ...heavier, asset: assetOf('web-2', { count: 2 }) }];

  test('is not dropped for one that is a little better', () => {
    const before = plan(rows, { capacityHours: 1.5 });
    const [chosen] = before.plan.actions;
    const [left] = before.plan.later;
    expect([before.plan.actions.length, before.plan.later.length]).toEqual([1, 1]);
    const begun = plan(rows, {
      capacityHours: 1.5,
      policy: { ...defaultPolicy, startedFavour: 2 },
      state: moved(start, before.state, left?.id ?? ''),
      asOf: nextWeek,
    });
    expect(begun.plan.actions[0]).toMatchObject({ id: left?.id, state: 'started' });
    expect(begun.plan.actions[0]?.id).not.toBe(chosen?.id);
  });

  test('needs only what is left of its hours', () => {
    const begun = plan([row], { state: moved(start, first.state, id, { hours: 0.5 }), asOf: nextWeek });
    expect(begun.plan.actions[0]?.hours.estimate).toBe(0.5);
  });
});

describe('experience', () => {
  const work = {
    kind: 'upgrade',
    assets: [{ kind: 'server', count: 1 }],
    morePackages: 0,
    breaking: false,
    transitive: false,
    window: false,
  } as const;
  const table = tableHours(work, defaultPolicy);
  const took = (factor: number, times: number): ReturnType<ReturnType<typeof learn>> =>
    learn(
      Array.from({ length: times }, () => ({ kind: 'upgrade', assetKind: 'server', count: 1, hours: table * factor })),
      defaultPolicy,
    )('upgrade', 'server');

  test('without any, the table speaks', () => expect(took(2, 0).factor).toBe(1));
  test('one action moves it a little, many nearly all the way', () => {
    expect(took(2, 1).factor).toBeGreaterThan(1.05);
    expect(took(2, 1).factor).toBeLessThan(1.4);
    expect(took(2, 50).factor).toBeGreaterThan(1.9);
    expect(took(0.5, 50).factor).toBeLessThan(0.55);
  });

  test('comes from what was said when it was done', () => {
    const state = moved(finish, first.state, id, { hours: 3 });
    const other = { ...row, component: componentOf('npm/other', '1.0.0'), flaw: flawOf('CVE-2') };
    const later = plan([other], { state, asOf: nextWeek });
    expect(later.plan.actions[0]?.hours.estimate).toBeGreaterThan(first.plan.actions[0]?.hours.estimate ?? 0);
    expect(later.plan.actions[0]?.hours.basis).toContain('moved by 1 that you closed');
  });

  test('a policy of one’s own stands in place of the table', () => {
    const policy = { ...defaultPolicy, hours: { upgrade: { fixed: 5 } } };
    expect(plan([row], { policy }).plan.actions[0]?.hours).toMatchObject({
      estimate: 5.25,
      basis: 'estimate for an upgrade (your policy)',
    });
  });
});

test('a state that was never written is empty', () =>
  expect(plan([row], { state: emptyState }).plan).toEqual(first.plan));
