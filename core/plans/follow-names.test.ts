import { expect, test } from 'vitest';
import { followNames } from '#core/plans/follow-names.ts';
import { makePlan, planAndRemember } from '#core/plans/make-plan.ts';
import { emptyState, finish, type GivenAnswer, type Seen, type State } from '#core/plans/state.ts';
import { asOf, assetOf, componentOf, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

const entry: Seen = {
  asset: '10.1.4.7',
  vulnerability: 'CVE-1',
  firstSeenOn: '2026-10-01',
  arrivedOn: undefined,
  inKev: false,
  exploitedOn: undefined,
  components: ['npm/lodash'],
  documents: ['scan.csv'],
  closedOn: undefined,
};

const renamed = assetOf('pc-14', { alsoKnownAs: ['10.1.4.7', 'PC-14.example.org'] });

test.each([
  ['an address that is one of its others now', '10.1.4.7', [renamed], 'pc-14'],
  ['a full name in other letters', 'pc-14.EXAMPLE.org', [renamed], 'pc-14'],
  ['its own name in other letters', 'PC-14', [renamed], 'pc-14'],
  ['a name that stands there still', '10.1.4.7', [renamed, assetOf('10.1.4.7')], '10.1.4.7'],
  ['a name that two list', '10.1.4.7', [renamed, assetOf('pc-15', { alsoKnownAs: ['10.1.4.7'] })], '10.1.4.7'],
  ['a name that nobody lists', 'pc-99', [renamed], 'pc-99'],
])('what was remembered under %s', (_what, asset, assets, expected) => {
  const { seen } = followNames({ ...emptyState, seen: [{ ...entry, asset }] }, { assets });
  expect(seen).toEqual([{ ...entry, asset: expected }]);
});

test('two memories of one become one, with the earlier day, open where either is', () => {
  const later: Seen = { ...entry, asset: 'pc-14', firstSeenOn: '2026-11-01', documents: ['list.csv'], inKev: true };
  const closed: Seen = { ...entry, closedOn: '2026-11-01' };
  const { seen } = followNames({ ...emptyState, seen: [later, closed] }, { assets: [renamed] });
  expect(seen).toEqual([{ ...entry, asset: 'pc-14', documents: ['list.csv', 'scan.csv'], inKev: true }]);
});

test('answers follow the asset, but not those on documents and names of products', () => {
  const given = (kind: GivenAnswer['kind']): GivenAnswer => ({
    question: kind,
    kind,
    assets: ['10.1.4.7'],
    closes: [{ asset: '10.1.4.7', vulnerability: 'CVE-1', component: 'npm/lodash' }],
    value: 'internal',
    reason: undefined,
    on: asOf,
  });
  const answers = [given('exposure'), given('name')];
  const state = followNames({ ...emptyState, answers }, { assets: [renamed] });
  expect(state.answers.map(({ assets }) => assets)).toEqual([['pc-14'], ['10.1.4.7']]);
  expect(state.answers[0]?.closes[0]?.asset).toBe('pc-14');
});

test('what was said to be done is not asked for again under the new name', () => {
  const row: Row = {
    asset: assetOf('10.1.4.7'),
    component: componentOf('npm/lodash', '4.17.15'),
    flaw: flawOf('CVE-1'),
    fixedIn: ['4.17.21'],
  };
  const first = planAndRemember(inputOf([row]));
  const id = first.plan.actions.find(({ kind }) => kind === 'upgrade')?.id ?? '';
  const done = finish(first.state, id, {
    on: asOf,
    hours: undefined,
    until: undefined,
    reason: undefined,
    because: undefined,
  });
  if (!done.ok) throw new Error(done.why);
  const input = inputOf([{ ...row, asset: renamed }]);
  const states = (state: State): readonly string[] =>
    makePlan({ ...input, state }).actions.flatMap(({ kind, state: now }) => (kind === 'upgrade' ? [now] : []));
  expect(states(done.value)).toEqual(['planned']);
  expect(states(followNames(done.value, input.inventory))).toEqual(['said, not seen']);
});
