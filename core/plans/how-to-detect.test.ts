import { expect, test } from 'vitest';
import type { Detection } from '#core/advisories/detection.ts';
import { detectionSteps } from '#core/plans/how-to-detect.ts';
import type { Risk } from '#core/plans/risk.ts';

function rule(id: string, more: Partial<Detection> = {}): Detection {
  const plain = {
    by: 'SigmaHQ',
    licence: 'DRL 1.1',
    url: undefined,
    logSource: 'webserver',
    level: 'high',
    on: undefined,
  };
  return { id, title: `Anvil ${id}`, author: 'A. Coyote', ...plain, ...more };
}

/** Of a risk only the vulnerability is read. */
function risk(id: string, detections?: readonly Detection[]): Risk {
  return { match: { vulnerability: { id, detections } } } as unknown as Risk;
}

test('a rule is told with its author, its licence and a link, once for all flaws that it finds', () => {
  const url = 'https://github.com/SigmaHQ/sigma/blob/master/rules/a.yml';
  const one = rule('1', { url, on: '2024-01-02' });
  expect(detectionSteps([risk('CVE-2024-0001', [one]), risk('CVE-2024-0002', [one]), risk('CVE-2024-0003')])).toEqual([
    {
      text: 'Sigma rule "Anvil 1" by A. Coyote looks for CVE-2024-0001, CVE-2024-0002 in logs of webserver.',
      source: 'SigmaHQ, DRL 1.1, 2024-01-02',
      url,
    },
  ]);
});

test('of many rules the first three are told, and how many more there are', () => {
  const steps = detectionSteps([
    risk(
      'CVE-2024-0001',
      ['1', '2', '3', '4', '5'].map((id) => rule(id)),
    ),
  ]);
  expect(steps).toHaveLength(3);
  expect(steps[2]?.text).toMatch(/webserver\. 2 more like it stand in the feed\.$/);
});

test('an address that could deceive is not told', () => {
  expect(detectionSteps([risk('CVE-2024-0001', [rule('1', { url: 'https://e.x/ \u202e' })])])[0]).not.toHaveProperty(
    'url',
  );
});

test('nothing is told where nobody published a rule', () => {
  expect(detectionSteps([risk('CVE-2024-0001')])).toEqual([]);
});
