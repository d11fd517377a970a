import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { listEvidence } from '#api/frontier/evidence.ts';
import { listResults } from '#api/frontier/results.ts';
import { evidenceCodes } from '#core/frontier/evidence/codes.ts';
import { EvidenceCard } from '#portal/components/frontier/evidence/evidence-card.tsx';
import { ResultCard } from '#portal/components/frontier/evidence/result-card.tsx';
import { mends } from '#portal/components/frontier/evidence/words.ts';

const id = '019aaaaa-0000-7000-8000-00000000ffff';
const digest = 'a'.repeat(64);
const by = { organization: id, name: 'Ada, Foundation Labs' };

const [evidence] = listEvidence.output.parse({
  evidence: [
    {
      id: id,
      by,
      isOwn: true,
      receivedAt: '2026-11-29T10:00:00Z',
      digest,
      runsDigest: digest,
      scoredDigest: digest,
      kind: 'log in JSON',
      alias: '<b>nimbus</b>',
      others: [],
      runs: 0,
      tasks: 0,
      families: 0,
      retried: 0,
      dropped: [],
      refusals: evidenceCodes.map((code) => ({ code, why: `Since ${code}.`, count: 1 })),
      recomputed: [],
    },
  ],
}).evidence;

const comparison = {
  base: 'Stratus',
  candidate: 'nimbus',
  n: 60,
  difference: 0.1,
  gained: 6,
  lost: 0,
  ratio: 2,
  ci: [1, 4],
  verdict: 'inconclusive',
  determination: 'indeterminate: measurement',
  reasons: ['The interval lies on both sides.'],
  refusals: [],
  next: [{ kind: 'more items', attempts: 1, items: 120, runs: 120, why: 'more items like these, for both models' }],
  seen: [0.5, 7],
  sensitivity: [
    {
      kind: 'weights',
      what: 'items weighted alike',
      n: 60,
      ratio: 3,
      ci: [2, 5],
      verdict: 'step-change',
      disagrees: true,
    },
  ],
  leftOut: { onlyBase: 0, onlyCandidate: 0, differing: 0 },
};

const [result] = listResults.output.parse({
  results: [
    {
      id: id,
      by,
      madeAt: '2026-11-29T10:00:00Z',
      digest,
      scoredDigest: digest,
      criteria: digest,
      margin: 2,
      says: 'indeterminate: measurement',
      comparisons: [{ against: 'best-released', record: digest, comparison }],
      levels: [
        {
          level: 'High',
          verdict: 'cannot be ruled out',
          reasons: ['Every canary skill shows.'],
          thresholds: [
            { suite: 'Suite', measure: 'p50', atLeast: 60, value: 30, ci: [20, 40], outcome: 'missed', why: 'Below.' },
          ],
          canaries: [
            {
              skill: 'chains exploits',
              suite: 'Suite',
              measure: 'solved',
              atLeast: 0.1,
              value: 0.2,
              ci: [0.1, 0.3],
              outcome: 'met',
              why: '',
            },
          ],
        },
      ],
    },
  ],
}).results;

describe('evidence', () => {
  const shown = renderToStaticMarkup(evidence && <EvidenceCard evidence={evidence} runsAddress={undefined} />);

  test('says of each reason against it what would mend it', () => {
    for (const code of evidenceCodes) expect(shown).toContain(mends[code]);
  });

  test('shows what files say as text', () => {
    expect(shown).not.toContain('<b>');
  });
});

describe('a result', () => {
  const shown = renderToStaticMarkup(result && <ResultCard result={result} itemsOf={() => undefined} />);

  test('is what the evidence says, and decides nothing', () => {
    expect(shown).toContain('What the evidence says: indeterminate: it hangs on how it is measured');
    expect(shown).toContain('It decides nothing, and no release waits for it.');
  });

  test('offers what would settle it, and keeps nothing of whether it is taken up', () => {
    expect(shown).toContain('You may take it up or not; nothing is kept of either.');
    expect(shown).toContain('120 items, 1 attempt at each, 120 runs more in all');
  });

  test('opens what says otherwise, and what levels come to', () => {
    expect(shown).toContain('1 say otherwise');
    expect(shown).toContain('step-change, otherwise');
    expect(shown).toContain('High: cannot be ruled out');
    expect(shown).toContain('canary: chains exploits');
  });
});
