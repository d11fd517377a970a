import { describe, expect, test } from 'vitest';
import { readingQuestions, toldColumns, withToldNames } from '#core/plans/told.ts';
import type { GivenAnswer } from '#core/plans/state.ts';
import { answer, emptyState } from '#core/plans/state.ts';
import { assetOf, componentOf } from '#tests/fixtures/matches.ts';

const document = {
  path: 'pcs.csv',
  format: 'assets CSV',
  digest: '',
  createdOn: undefined,
  tool: undefined,
  components: 0,
  dropped: [],
  questions: [{ meaning: 'version', guess: 'Rel.', candidates: ['Rel.', 'Build'] }],
};
const doubtful = componentOf('FortiClient', '7.0', { vendor: 'Microsoft' });
const inventory = { documents: [document], assets: [assetOf('pc-1', { components: [doubtful] })] };
const asked = readingQuestions(inventory, []);

function answered(kind: string, because: string): readonly GivenAnswer[] {
  const one = asked.find(({ question }) => question.kind === kind);
  const said = { on: '2026-11-28', hours: undefined, until: undefined, reason: undefined, because };
  const state = { ...emptyState, questions: asked.map((each) => each.asked) };
  const decided = answer(state, one?.question.id ?? '', said);
  if (!decided.ok) throw new Error(decided.why);
  return decided.value.answers;
}

test('a column that was guessed is asked about, once', () => {
  expect(asked.find(({ question }) => question.kind === 'column')?.question).toMatchObject({
    kind: 'column',
    text: 'Which column of pcs.csv holds the version? It was read from "Rel.".',
    answers: ['Rel.', 'Build', 'none of them'],
  });
  const answers = answered('column', 'Build');
  expect(toldColumns(answers, 'pcs.csv')).toEqual([{ heading: 'Build', meaning: 'version' }]);
  expect(toldColumns(answers, 'other.csv')).toEqual([]);
  expect(readingQuestions(inventory, answers).map(({ question }) => question.kind)).not.toContain('column');
});

test('where none of the columns holds it, the guess is read no more', () => {
  expect(toldColumns(answered('column', 'none of them'), 'pcs.csv')).toEqual([{ heading: 'Rel.', meaning: undefined }]);
});

test('a name that may be a product is asked about, and is it once somebody says so', () => {
  const name = asked.find(({ question }) => question.kind === 'name');
  expect(name?.question.assets).toEqual(['Microsoft FortiClient']);
  const [told] = withToldNames(inventory, answered('name', 'yes')).assets;
  expect(told?.components[0]?.vendor).toBe('Fortinet');
  expect(withToldNames(inventory, answered('name', 'no')).assets[0]?.components[0]).toBe(doubtful);
});

describe('a "yes" that the version contradicts', () => {
  const component = componentOf('Exchange Server 2019', '15.9.1118.7', { vendor: 'Microsft' });
  const listed = { documents: [], assets: [assetOf('ex-1', { components: [component] })] };
  const yes = (about: readonly string[], value = 'yes', assets = ['Microsft Exchange Server 2019']): GivenAnswer => ({
    question: `q${about.join()}${value}`,
    kind: 'name',
    assets,
    closes: [],
    about,
    value,
    reason: undefined,
    on: '2026-11-28',
  });
  const product = ['Microsoft', 'Exchange Server 2019'] as const;
  const text =
    'Is "Microsoft Exchange Server 2019" (on ex-1) Exchange Server 2019 of Microsoft? Doubtful: version 15.9.1118 is none of Exchange Server 2019.';
  const textsAfter = (...answers: readonly GivenAnswer[]): readonly string[] =>
    readingQuestions(withToldNames(listed, answers), answers).map(({ question }) => question.text);

  test('is asked about again, with the reason', () => {
    expect(textsAfter(yes(product))).toEqual([text]);
  });
  test('is not asked about again where the question gave the reason', () => {
    const [first] = readingQuestions(listed, []);
    expect(first?.question.text).toContain('version 15.9.1118 is none of Exchange Server 2019');
    expect(first?.asked.about).toEqual([...product, '15.9.1118.7']);
    expect(textsAfter(yes(first?.asked.about ?? []))).toEqual([]);
  });
  test('is taken back by "no", of this version only', () => {
    const no = yes([...product, '15.9.1118.7'], 'no', ['Microsoft Exchange Server 2019']);
    const nameOf = (one: typeof listed): string | undefined =>
      withToldNames(one, [yes(product), no]).assets[0]?.components[0]?.vendor;
    expect(nameOf(listed)).toBe('Microsft');
    const mended = { ...component, version: '15.2.1118.7' };
    expect(nameOf({ documents: [], assets: [assetOf('ex-1', { components: [mended] })] })).toBe('Microsoft');
  });
  test('is no question where it is a Windows, which its build tells', () => {
    const windows = componentOf('Windows 10 22H2', '10.0.19044.1', { vendor: 'Microsoft' });
    const inventoryOfOne = { documents: [], assets: [assetOf('pc-1', { components: [windows] })] };
    expect(readingQuestions(inventoryOfOne, [])).toEqual([]);
  });
});

test('an answer on a name that was shown with its maker twice still holds', () => {
  const component = componentOf('Adobe Reader', '11.0', { vendor: 'Adobe Systems Incorporated' });
  const said = {
    question: 'q1',
    kind: 'name',
    assets: ['Adobe Systems Incorporated Adobe Reader'],
    closes: [],
    about: ['Adobe', 'Adobe Acrobat Reader DC'],
    value: 'yes',
    reason: undefined,
    on: '2026-11-28',
  } as const;
  const [told] = withToldNames({ documents: [], assets: [assetOf('pc-1', { components: [component] })] }, [
    said,
  ]).assets;
  expect(told?.components[0]?.name).toBe('Adobe Acrobat Reader DC');
});

test('names on what is public or essential are asked about before anything else', () => {
  const stated = { source: undefined, on: undefined };
  const of = (host: string, name: string, facts: Parameters<typeof assetOf>[1] = {}): ReturnType<typeof assetOf> =>
    assetOf(host, {
      exposure: { value: 'internal', ...stated },
      criticality: { value: 'other', ...stated },
      ...facts,
      components: [componentOf(name, '7.0', { vendor: 'Acme' })],
    });
  const assets = [
    of('pc-1', 'ThinManager'),
    of('pc-2', 'Confluence'),
    of('fw', 'FortiOS', { exposure: { value: 'public', ...stated } }),
    of('wiki', 'FortiClient', { criticality: { value: 'essential', ...stated } }),
  ];
  const questions = Array.from({ length: 5 }, (_, index) => ({
    meaning: `m${index}`,
    guess: undefined,
    candidates: [],
  }));
  const texts = readingQuestions({ documents: [{ ...document, questions }], assets }, []).map(
    ({ question: { kind, text } }) => `${kind} ${text}`,
  );
  expect(texts.slice(0, 3)).toEqual([
    'name Is "Acme FortiOS" (on fw) FortiOS of Fortinet? Doubtful: "FortiOS" is a name of FortiOS, but its vendor is stated as "Acme".',
    expect.stringMatching(/^name Is "Acme FortiClient" \(on wiki\)/),
    'column Which column of pcs.csv holds the m0?',
  ]);
  expect(texts.filter((text) => text.startsWith('name'))).toHaveLength(3);
});
