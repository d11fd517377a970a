import { describe, expect, test } from 'vitest';
import { reportContent } from '#api/reports.ts';
import { gradeOf } from '#core/findings/grade.ts';
import { contentOf, emptyAffected, emptyDraft, lackOf, type Draft } from '#portal/components/reports/draft.ts';

const whole: Draft = {
  ...emptyDraft('UTC'),
  title: ' Reads past the end ',
  affected: [{ ...emptyAffected, vendor: 'Example', product: 'Router', versions: 'all' }],
  flaw: 'A length is taken as it is.',
  finder: 'by_tool',
  exploitation: 'unknown',
  credit: 'anonymous',
};

const full: Partial<Draft> = {
  affected: [
    { ...emptyAffected, kind: 'package', package: 'pkg:npm/header-reader', versions: 'before 2' },
    { ...emptyAffected, vendor: 'Example', product: 'Router', versions: 'unknown' },
  ],
  impact: 'Reads memory.',
  steps: 'Send it.',
  proof: 'printf x | nc localhost 80',
  environment: 'sha256:aa',
  output: 'AddressSanitizer',
  succeeded: '9',
  tried: '10',
  weakness: 'cwe 125',
  place: 'header.c',
  flow: 'recv() to memcpy()',
  introducedIn: '1.2',
  newest: 'affected',
  patch: '--- a',
  test: 'assert',
  stopsVariants: true,
  passesTests: true,
  means: 'a fuzzer',
  isTextByAi: true,
  toldOthers: 'the supplier',
  credit: 'named',
  creditName: 'Ada',
  silentUntil: '2027-01-01',
};

describe('a report that is being written', () => {
  test.each([
    ['with what it must say', {}, 'E0'],
    ['with all that it can say', full, 'E4'],
  ] as const)('%s is one that the service takes, with the grade that it shows', (_what, more, grade) => {
    const draft = { ...whole, ...more };
    expect(lackOf(draft)).toBeUndefined();
    const content = contentOf(draft);
    // As it is sent: what is left open is not there.
    expect(reportContent.parse(JSON.parse(JSON.stringify(content)))).toEqual(content);
    expect(gradeOf(content).grade).toBe(grade);
  });

  test.each([
    [{ title: ' ' }, 'title'],
    [{ affected: [emptyAffected] }, 'affected'],
    [{ affected: [{ ...emptyAffected, vendor: 'E', product: 'R' }] }, 'versions'],
    [{ flaw: '' }, 'what is wrong'],
    [{ proof: 'a script' }, 'step by step'],
    [{ steps: 'Send it.', tried: '3' }, 'how often'],
    [{ steps: 'Send it.', tried: 'often', succeeded: '1' }, 'how often'],
    [{ weakness: 'overflow' }, 'CWE'],
    [{ flow: 'recv() to memcpy()' }, 'Where in the code|where in the code'],
    [{ passesTests: true }, 'patch'],
    [{ finder: '' }, 'found'],
    [{ exploitation: '' }, 'attacks'],
    [{ credit: '' }, 'named'],
    [{ credit: 'named' }, 'name'],
    [{ zone: '' }, 'zone'],
  ] as const)('that says %j is told what it lacks', (more, word) => {
    expect(lackOf({ ...whole, ...(more as Partial<Draft>) })).toMatch(new RegExp(word));
  });
});
