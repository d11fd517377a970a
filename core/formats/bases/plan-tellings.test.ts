// Nothing is said twice in a week, and nothing that is left out goes unsaid.
import { describe, expect, test } from 'vitest';
import {
  asInWords,
  commandParts,
  sourceBriefly,
  sourcedOnce,
  tellings,
  type Telling,
} from '#core/formats/bases/plan-tellings.ts';
import type { Action, Sourced } from '#core/plans/action.ts';
import { planWith } from '#tests/fixtures/plans.ts';

const [given] = planWith('x').actions;
if (given === undefined) throw new Error('the fixture has an action');
const said = (...texts: readonly string[]): readonly Sourced[] => texts.map((text) => ({ text, source: 'ours' }));
const acting = (rank: number, part: Partial<Action>): Action => ({
  ...given,
  id: `id${rank}`,
  rank,
  rule: '',
  why: said(`why ${rank}`),
  how: [],
  verify: [],
  ifYouCannot: [],
  ...part,
});
const told = (actions: readonly Action[], rank: number): readonly Telling[] => tellings(actions).get(`id${rank}`) ?? [];

describe('what an action tells', () => {
  test('is not told again by a later one, which refers to it', () => {
    const steps = said('one', 'two');
    const parts = told([acting(1, { how: steps }), acting(2, { how: steps })], 2);
    expect(parts.map(({ label, said: texts }) => [label, texts.length])).toEqual([
      ['Why', 1],
      ['How', 0],
    ]);
    expect(parts.map(asInWords)).toEqual(['', 'As in action 1.']);
  });

  test('is told where only part of it is new', () => {
    const actions = [acting(1, { how: said('one') }), acting(2, { how: said('two') })];
    const [, how] = told([...actions, acting(3, { how: said('three', 'one', 'two') })], 3);
    expect(how?.said.map(({ text }) => text)).toEqual(['three']);
    expect(how === undefined ? '' : asInWords(how)).toBe('The rest as in actions 1 and 2.');
  });

  test('is one line where several parts only refer', () => {
    const same = { how: said('how'), verify: said('check'), ifYouCannot: said('else') };
    expect(told([acting(1, same), acting(2, same)], 2).map(({ label }) => label)).toEqual([
      'Why',
      'How, check, if you cannot',
    ]);
  });

  test('is left for whoever looks closer beyond a few sentences, and where it is detail', () => {
    const why: readonly Sourced[] = [...said('a', 'b', 'c', 'd', 'e'), { text: 'clock', source: 'x', detail: true }];
    const [part] = told([acting(1, { why })], 1);
    expect(part?.said.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
    expect(part?.rest.map(({ text }) => text)).toEqual(['e', 'clock']);
  });

  test('is never referred to where it was left out', () => {
    const long = said('a', 'b', 'c', 'd', 'e');
    const [part] = told([acting(1, { why: long }), acting(2, { why: said('e') })], 2);
    expect(part?.said.map(({ text }) => text)).toEqual(['e']);
  });

  test('is told once where two publishers use the same words', () => {
    const both: readonly Sourced[] = [
      { text: 'Do not use `X`.', source: 'a' },
      { text: 'Do not use X.', source: 'b' },
    ];
    const [part] = told([acting(1, { why: both })], 1);
    expect([part?.said.length, part?.rest.length, part?.asIn]).toEqual([1, 1, []]);
  });

  test('names a source once for sentences in a row', () => {
    const shown = sourcedOnce([...said('a', 'b'), { text: 'c', source: 'theirs' }]);
    expect(shown.map(({ source }) => source)).toEqual(['', 'ours', 'theirs']);
  });
});

test.each([
  [
    'Breakwater, after maven.apache.org: Introduction; docs.gradle.org: constraints',
    'Breakwater, after maven.apache.org',
  ],
  ['Breakwater, after NIST SP 800-40 Rev. 4 (mitigating)', 'Breakwater, after NIST SP 800-40 Rev. 4'],
  ['GitLab maven/org.x/log4j-core/CVE-2021-44228.yml, 2022-05-05', 'GitLab CVE-2021-44228, 2022-05-05'],
  ['assets.yaml: published through the proxy, 2026-11-03', 'assets.yaml, 2026-11-03'],
  ['CVE CVE-2024-1708, CVE CVE-2024-1709', 'CVE-2024-1708, CVE-2024-1709'],
  ['CISA KEV, 2024-10-31', 'CISA KEV, 2024-10-31'],
  ['/srv/sbom/portal.cdx.json.gz, 2020-08-02', 'portal.cdx.json.gz, 2020-08-02'],
  ['inventory/assets.yaml', 'assets.yaml'],
  ['GitLab maven/a/CVE-1.yml, GitHub GHSA-x and 18 more', 'GitLab CVE-1, GitHub GHSA-x and 18 more'],
  ['github.com/jetty/jetty.project', 'github.com/jetty/jetty.project'],
  [': odd', ': odd'],
])('the source %s is told in short as %s', (source, expected) => {
  expect(sourceBriefly(source)).toBe(expected);
});

test.each([
  ['Run `npm ci`.', ['Run ', '`npm ci`', '.']],
  ['`a` and `b`', ['`a`', ' and ', '`b`']],
  ["5` isn't closed", ["5` isn't closed"]],
  ['none', ['none']],
])('commands stand between backquotes: %s', (text, expected) => {
  expect(commandParts(text).map((part) => (part.isCommand ? `\`${part.text}\`` : part.text))).toEqual(expected);
});
