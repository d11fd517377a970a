// What is said, and what of it is kept.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#core/kernel/days.ts';
import { planAndRemember, type Made } from '#core/plans/make-plan.ts';
import { recall } from '#core/plans/memory.ts';
import {
  answer,
  defer,
  emptyState,
  finish,
  whyNotKept,
  start,
  type AskedQuestion,
  type Move,
  type Said,
  type State,
} from '#core/plans/state.ts';
import { renderState, stateOf } from '#core/plans/state-document.ts';
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

const nothing: Said = { on: asOf, hours: undefined, until: undefined, reason: undefined, because: undefined };

const past = 'today is 2026-11-25';
const ahead = 'that day is still to come (today is 2026-11-25)';

test.each([
  ['2026-11-25', undefined, undefined, undefined],
  ['2026-11-25', '2026-11-25', undefined, undefined],
  ['2026-11-26', '2026-11-18', ahead, ahead],
  ['2026-11-26', undefined, ahead, ahead],
  ['2020-01-01', undefined, past, undefined],
  ['2020-01-01', '2026-11-18', 'the last one kept is of 2026-11-18', 'the last one kept is of 2026-11-18'],
  ['2026-11-24', '2026-11-18', past, undefined],
  // One that was kept for a day to come holds up nothing any more.
  ['2026-11-25', '2027-11-26', undefined, undefined],
])(
  'a plan as of %s made on 2026-11-25 after one of %s is not kept because: %s',
  (asOfDay, plannedOn, why, whyNamed) => {
    const keeping = { asOf: asOfDay, today: '2026-11-25', plannedOn };
    expect(whyNotKept({ ...keeping, isNamed: false })).toBe(why);
    expect(whyNotKept({ ...keeping, isNamed: true })).toBe(whyNamed);
  },
);

describe('an answer to a question about a product', () => {
  const row: Row = {
    asset: assetOf('web-1'),
    component: componentOf('npm/lodash', undefined),
    flaw: flawOf('CVE-1'),
    verdict: 'unknown',
  };
  const asked: AskedQuestion = {
    id: 'question',
    kind: 'product',
    assets: ['web-1'],
    answers: ['affected', 'not affected'],
    closes: [{ vulnerability: 'CVE-1', asset: 'web-1', component: 'npm/lodash' }],
  };

  test.each([
    [undefined, 'not affected'],
    ['we removed the plugin', 'not affected (we removed the plugin)'],
  ])('is kept and shown in the person’s own words, with the reason %j', (reason, shown) => {
    const said = { ...nothing, because: 'not affected', reason };
    const decided = answer({ ...emptyState, questions: [asked] }, 'question', said);
    if (!decided.ok) throw new Error(decided.why);
    expect(decided.value.answers).toMatchObject([{ value: 'not affected', reason }]);
    const [match] = inputOf([row]).matches;
    if (match === undefined) throw new Error('no match in this fixture');
    expect(recall(decided.value).notAffected(match)).toBe(shown);
    expect(stateOf(JSON.parse(renderState(decided.value)))).toEqual(decided.value);
  });
});

describe('what came of looking something up', () => {
  const rows: readonly Row[] = ['CVE-1', 'CVE-2'].map((id) => ({
    asset: assetOf('web-1'),
    component: componentOf('npm/lodash', undefined),
    flaw: exploitedFlaw(id),
    verdict: 'unknown',
  }));
  const { plan, state } = planAndRemember(inputOf(rows, { capacityHours: 100 }));
  const action = [...plan.actions, ...plan.later].find(({ kind }) => kind === 'confirm');
  if (action === undefined) throw new Error('nothing is looked up in this fixture');
  const say = (from: State, because: string, parts: Partial<Said> = {}): State => {
    const decided = answer(from, action.id, { ...nothing, because, ...parts });
    if (!decided.ok) throw new Error(decided.why);
    return decided.value;
  };
  const affectedAfter = (now: State): readonly string[] => {
    const next = planAndRemember(inputOf(rows, { capacityHours: 100, state: now })).plan;
    return [...next.actions, ...next.later].flatMap(({ kind, closes }) =>
      kind === 'upgrade' || kind === 'mitigate' || kind === 'isolate'
        ? closes.map(({ vulnerability }) => vulnerability)
        : [],
    );
  };

  test('is an answer for all that the action was about, and its hours are kept', () => {
    const said = say(state, 'not_affected', { hours: 2 });
    expect(said.answers).toMatchObject([{ kind: 'product', value: 'not affected', question: action.id }]);
    expect(said.actions.find(({ id }) => id === action.id)?.hours).toBe(2);
    const next = planAndRemember(inputOf(rows, { capacityHours: 100, state: said })).plan;
    expect([...next.actions, ...next.later]).toEqual([]);
    expect(stateOf(JSON.parse(renderState(said)))).toEqual(said);
  });

  test('is said of one alone, and the last word holds', () => {
    const said = say(say(state, 'not affected'), 'affected', { only: ['cve-2'] });
    expect(new Set(affectedAfter(said))).toEqual(new Set(['CVE-2']));
    expect(affectedAfter(say(said, 'not affected', { only: ['CVE-2'] }))).toEqual([]);
  });

  test('is no answer of what the action is not about', () => {
    const decided = answer(state, action.id, { ...nothing, because: 'affected', only: ['CVE-9'] });
    expect(decided).toMatchObject({ ok: false, why: 'The action is not about CVE-9.' });
  });
});

test('the earliest sight counts where a vulnerability was seen under two of its names', () => {
  const row: Row = { asset: assetOf('web-1'), component: componentOf('npm/lodash', '4.17.15'), flaw: flawOf('GHSA-1') };
  const first = planAndRemember(inputOf([row]));
  const renamed = { ...row, flaw: flawOf('CVE-1') };
  const second = planAndRemember(inputOf([renamed], { state: first.state, asOf: addDays(asOf, 7) }));
  const joined = inputOf([{ ...row, flaw: flawOf('CVE-1', { aliases: ['GHSA-1'] }) }]);
  const [match] = joined.matches;
  if (match === undefined) throw new Error('no match in this fixture');
  expect(recall(second.state).seen(match)?.firstSeenOn).toBe(asOf);
});

/** Weeks with what stood in the inventory, how it was read, and what was said after the plan. */
const weeks = fc.array(
  fc.record({
    days: fc.constantFrom(-3, 0, 1, 7, 40),
    digest: fc.constantFrom('a', 'b', 'c'),
    rows: fc.uniqueArray(
      fc.record({
        asset: fc.nat(2),
        component: fc.nat(1),
        flaw: fc.nat(3),
        verdict: fc.constantFrom('affected' as const, 'unknown' as const, 'not affected' as const),
      }),
      { minLength: 1, maxLength: 8, selector: ({ asset, component, flaw }) => `${asset} ${component} ${flaw}` },
    ),
    moves: fc.array(
      fc.record({
        which: fc.nat(20),
        move: fc.constantFrom('start' as const, 'finish' as const, 'defer' as const, 'answer' as const),
      }),
      { maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

const moves = { start, finish, defer, answer } satisfies Record<string, Move>;

test('no sequence of plans and words loses a first sight or what a person said', () => {
  fc.assert(
    fc.property(weeks, (sequence) => {
      let state: State = emptyState;
      let day = asOf;
      const said = new Map<string, string>();
      const sights = new Map<string, string>();
      for (const { days, digest, rows, moves: made } of sequence) {
        day = addDays(day, days);
        const planned = planOf(rows, day, digest, state);
        state = stateOf(JSON.parse(renderState(planned.state)));
        expect(state).toEqual(planned.state);
        for (const one of state.seen) {
          const key = `${one.asset} ${one.vulnerability}`;
          const before = sights.get(key);
          expect(one.firstSeenOn <= (before ?? day)).toBe(true);
          sights.set(key, one.firstSeenOn);
        }
        expect(state.seen.length).toBe(sights.size);
        expect(wordsOf(state, said)).toEqual([...said.values()]);
        const actions = [...planned.plan.actions, ...planned.plan.later];
        expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
        for (const { which, move } of made) {
          const action = actions[which % actions.length];
          if (action === undefined) continue;
          const because = move === 'answer' ? 'component_not_present' : undefined;
          const decided = moves[move](state, action.id, {
            ...nothing,
            on: day,
            because,
            reason: `${said.size} ${day}`,
          });
          if (!decided.ok) throw new Error(decided.why);
          state = decided.value;
          said.set(action.id, '');
          const word = wordsOf(state, new Map([[action.id, '']]))[0];
          said.set(action.id, word ?? '');
        }
      }
    }),
    { numRuns: 300 },
  );
});

interface Pick {
  readonly asset: number;
  readonly component: number;
  readonly flaw: number;
  readonly verdict: Row['verdict'];
}

// oxlint-disable-next-line max-params -- what a plan is made of
function planOf(picks: readonly Pick[], day: string, digest: string, state: State): Made {
  const rows = picks.map(({ asset, component, flaw, verdict }): Row => ({
    asset: assetOf(`asset-${asset}`),
    component: componentOf(`npm/package-${component}`, '1.0.0'),
    flaw: flaw % 2 === 0 ? exploitedFlaw(`CVE-${flaw}`) : flawOf(`CVE-${flaw}`),
    fixedIn: flaw < 3 ? ['1.9.0'] : [],
    ...(verdict === undefined ? {} : { verdict }),
  }));
  const input = inputOf(rows, { asOf: day, state });
  return planAndRemember({ ...input, inventory: inventoryOf(input.inventory.assets, digest) });
}

/** What the state holds of those words: the state, its day, reason, and whatever it was said of. */
function wordsOf({ actions }: State, said: ReadonlyMap<string, string>): readonly string[] {
  return [...said.keys()].map((id) => {
    const record = actions.find((one) => one.id === id);
    if (record === undefined) return 'lost';
    const { state, on, reason, until, because, hours } = record;
    const of = record.state === 'started' ? '' : record.closes.map((one) => Object.values(one).join(' ')).join(', ');
    return [state, on, reason, until, because, hours, of].join('|');
  });
}
