import { describe, expect, test } from 'vitest';
import { remediationsIn } from '#sources/osv/remediations.ts';
import { shared, sharedLines } from '#tests/shared.ts';

const told = (details: string): readonly string[] =>
  remediationsIn(details, undefined).map(({ kind, text }) => `${kind}: ${text}`);

describe('sections of the details', () => {
  test.each([
    ['### Impact\nBad.\n### Workarounds\nTurn it off.\n### References\n- x', ['workaround: Turn it off.']],
    [
      '### Patches\nUpgrade to 2.0.\n\n### Mitigation:\nFilter input.',
      ['fix: Upgrade to 2.0.', 'mitigation: Filter input.'],
    ],
    ['## **Workarounds**\nSet `x` to 1.\nThen restart.', ['workaround: Set `x` to 1.\nThen restart.']],
    ['### Workarounds\nNone.', []],
    ['### Workarounds\nThere are no known workarounds.', []],
    ['### Workarounds\nN/A', []],
    ['### Workarounds\n', []],
    ['Workarounds\nno heading', []],
    ['', []],
  ])('%j', (details, expected) => {
    expect(told(details)).toEqual(expected);
  });
});

test.skipIf(shared === undefined)('real records tell workarounds', () => {
  const lines = sharedLines<{ details?: string }>('data/osv/osv-mined.ndjson.gz');
  const all = lines.flatMap(({ details }) => remediationsIn(details ?? '', undefined));
  expect(all.filter(({ kind }) => kind === 'workaround').length).toBeGreaterThan(10);
  expect(all.every(({ text }) => text.length > 3)).toBe(true);
});
