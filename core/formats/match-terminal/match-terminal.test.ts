import { expect, test } from 'vitest';
import { renderMatches } from '#core/formats/match-terminal/match-terminal.ts';
import { assetOf, componentOf, exploitedFlaw, inputOf } from '#tests/fixtures/matches.ts';

const input = inputOf([
  {
    asset: assetOf('web-1'),
    component: componentOf('npm/lodash', '4.17.15'),
    flaw: exploitedFlaw('CVE-1'),
    fixedIn: [],
  },
]);
const lines = input.matches.map((match) => ({ match, ...input.judge(match, match.asset, input.asOf) }));
const counts = { unknown: 2, notAffected: 3, uncovered: 1, components: 4 };

test('says what stands in each column and what the tiers that occur mean', () => {
  const text = renderMatches(lines, counts);
  const [head = '', row = ''] = text.split('\n');
  for (const word of ['tier', 'vulnerability', 'component', 'asset', 'fix']) expect(head).toContain(word);
  expect(row).toContain('no fix in this feed');
  const flat = text.replaceAll('\n', ' ');
  expect(flat).toContain('Tiers of CISA BOD 26-04: 3DF within 3 days, and look for intrusion first.');
  expect(flat).not.toContain('60D');
});

test('says nothing of tiers where nothing matches', () => {
  expect(renderMatches([], counts)).toMatch(/^0 matches of 0 vulnerabilities/);
});
