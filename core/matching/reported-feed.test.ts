import { expect, test } from 'vitest';
import type { Component } from '#core/components/component.ts';
import type { Scanned } from '#core/components/scan-statement.ts';
import { withReported } from '#core/matching/reported-feed.ts';
import { feedOf } from '#tests/feed-of.ts';
import { inventoryOf, ofProduct } from '#tests/inventory-of.ts';

function reported(vulnerability: string, severity: Scanned['severity'], title = 'Told by a scanner'): Component {
  const scanned: Scanned = {
    kind: 'vulnerability',
    id: vulnerability,
    vulnerabilities: [],
    stance: 'affected',
    title,
    severity,
    solution: undefined,
    evidence: undefined,
    fixedIn: [],
    place: undefined,
    seenOn: undefined,
    references: [],
  };
  const statement = { vulnerability, stance: 'affected', justification: undefined, by: 'Nessus', scanned } as const;
  return { ...ofProduct('Acme', vulnerability, '1'), statements: [statement] };
}

test('a feed of an inventory that no scanner reported on is the feed itself', () => {
  const feed = feedOf([]);
  expect(withReported(feed, inventoryOf(ofProduct('Acme', 'Box', '1')))).toBe(feed);
});

test('what no record speaks of is found by its name, at its gravest, behind all that the feed holds', () => {
  const feed = feedOf([]);
  const inventory = inventoryOf(reported('Nessus 57582', 'low'), reported('Nessus 57582', 'high', 'Graver'));
  const whole = withReported(feed, inventory);
  const [index = -1] = whole.find('NESSUS 57582');
  expect(index).toBe(feed.head().vulnerabilities);
  expect(whole.vulnerability(index)).toMatchObject({ id: 'Nessus 57582', title: 'Graver', reported: 'high' });
  expect(whole.find('Nessus 1')).toEqual([]);
});
