import { describe, expect, test } from 'vitest';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { epss } from '#sources/epss/epss.ts';
import { readLines } from '#tests/sources.ts';

const comment = '#model_version:v2023.03.01,score_date:2024-01-13T00:00:00+0000';
const header = 'cve,epss,percentile';

test('scores bear the model and the day of the comment', () => {
  const { records, asOf } = readLines(epss, `${comment}\n${header}\nCVE-1999-0001,0.01167,0.83393\n`);
  expect(asOf).toBe('2024-01-13');
  expect(records).toEqual([
    {
      kind: 'epss',
      score: {
        cve: 'CVE-1999-0001',
        score: 0.01167,
        percentile: 0.83393,
        modelVersion: 'v2023.03.01',
        on: '2024-01-13',
      },
    },
  ]);
});

test.each(['v2025.03.14', 'v2026.09.01'])(
  'the model %s is kept, so that its scores are not taken for another’s',
  (model) => {
    const text = `#model_version:${model},score_date:2026-11-27T12:55:00Z\n${header}\nCVE-1999-0001,0.00123,0.31222\n`;
    const { records, asOf } = readLines(epss, text);
    expect(asOf).toBe('2026-11-27');
    expect(records).toMatchObject([{ score: { modelVersion: model, percentile: 0.31222 } }]);
  },
);

test('a file without comment takes its day from its name, and its model is not known', () => {
  const { records } = readLines(epss, `${header}\nCVE-1999-0001,0.5,0.9`, 'epss/epss_scores-2021-05-01.csv');
  expect(records).toMatchObject([{ score: { on: '2021-05-01', modelVersion: undefined } }]);
});

describe('rows', () => {
  test.each([
    ['CVE-1999-0001,1,1', undefined],
    ['CVE-1999-0001,1e-5,', undefined],
    ['CVE-1999-0001,1.1,0.5', 'row has no score from 0 to 1'],
    ['CVE-1999-0001,-0.1,0.5', 'row has no score from 0 to 1'],
    ['CVE-1999-0001,,0.5', 'row has no score from 0 to 1'],
    ['CVE-1999-0001,NaN,0.5', 'row has no score from 0 to 1'],
    ['CVE-1999-0001,0.5,0.5,0.5', 'row has no score from 0 to 1'],
    ['CVE-1,0.5,0.5', 'row has no CVE id'],
  ])('%s', (row, reason) => {
    const { records, dropped } = readLines(epss, `${comment}\n${header}\n${row}`);
    expect({ taken: records.length, dropped }).toEqual(
      reason === undefined ? { taken: 1, dropped: [] } : { taken: 0, dropped: [reason] },
    );
  });
});

test.each([
  ['other columns', `${comment}\ncve,score\n`, 'a.csv'],
  ['no day at all', `${header}\nCVE-1999-0001,0.5,0.9`, 'epss.csv'],
])('%s are refused', (_, text, name) => {
  expect(() => readLines(epss, text, name)).toThrow(BadDocument);
});
