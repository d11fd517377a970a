import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { advisory, affects, bytesOf, flaw } from '#core/feed/fixtures/records.ts';
import { headerBytes, readHeader } from '#core/feed/layout.ts';
import { openFeed } from '#core/feed/open.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { verifyFeed } from '#feeds/verify.ts';

const records: readonly SourceRecord[] = [
  ...Array.from({ length: 40 }, (_, index) =>
    advisory(`GHSA-${1000 + index}`, {
      details: `Details ${index} `.repeat(60),
      flaws: [flaw([`GHSA-${1000 + index}`, `CVE-2024-${1000 + index}`], { issuer: 'example' })],
      statements: [affects(`npm/package-${index % 7}`, '>=1.0.0 <2.0.0')],
    }),
  ),
  {
    kind: 'cve facts',
    facts: {
      cve: 'CVE-2024-1001',
      issuer: 'a@example.org',
      publishedOn: '2024-01-01',
      vector: undefined,
      baseScore: 9.8,
      cvssVersion: '3.1',
      on: '2024-03-04',
    },
  },
];
const whole = bytesOf(records);

/** Asks everything that can be asked; what was answered, in order. */
function readAll(bytes: Uint8Array): readonly unknown[] {
  const feed = openFeed(memoryReader(bytes));
  const head = feed.head();
  const all: unknown[] = [head];
  for (let index = 0; index < 8; index += 1) all.push(feed.statements(`pkg:npm/package-${index}`));
  for (let index = 0; index < Math.min(head.vulnerabilities, 100); index += 1) all.push(feed.vulnerability(index));
  for (let index = 0; index < Math.min(head.advisories, 100); index += 1) all.push(feed.detail(index));
  for (let index = 0; index < 42; index += 1) all.push(feed.find(`CVE-2024-${1000 + index}`));
  all.push(feed.issuerHistory('a@example.org', '2024-12-31'));
  return all;
}

/** The answers as text, or `refused`. */
function outcomeOf(bytes: Uint8Array): string {
  try {
    return JSON.stringify(readAll(bytes));
  } catch (error) {
    if (error instanceof BadDocument) return 'refused';
    throw error;
  }
}

describe('a damaged feed', () => {
  test('is refused when verified, whichever byte was changed', () => {
    expect(verifyFeed(memoryReader(whole))).toMatch(/^[0-9a-f]{64}$/);
    const step = Math.max(1, Math.floor(whole.length / 700));
    for (let at = 0; at < whole.length; at += at < headerBytes ? 7 : step) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => verifyFeed(memoryReader(changed)), `byte ${at}`).toThrow(BadDocument);
    }
  });

  test('is refused when a changed block is read, where it would unpack to something else', () => {
    const answers = JSON.stringify(readAll(whole));
    const { CARD, DETL } = readHeader(memoryReader(whole)).sections;
    for (const { offset, length } of [CARD, DETL]) {
      for (let at = offset; at < offset + length; at += 5) {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(['refused', answers], `byte ${at}`).toContain(outcomeOf(changed));
      }
    }
  });

  test('is refused when opened, wherever it was cut short, and with anything behind its end', () => {
    for (let length = 0; length < whole.length; length += 97) {
      expect(() => openFeed(memoryReader(whole.subarray(0, length)))).toThrow(BadDocument);
    }
    expect(() => openFeed(memoryReader(Buffer.concat([whole, Buffer.from('x')])))).toThrow(BadDocument);
  });

  test('that was cut short says so', () => {
    for (const length of [9, headerBytes + 3, whole.length - 1]) {
      expect(() => openFeed(memoryReader(whole.subarray(0, length)))).toThrow('cut short');
    }
  });

  test('answers look-ups or refuses, whatever its bytes are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const changed = Buffer.from(whole);
          for (const [at, byte] of changes) changed[at] = byte;
          expectRefusalAtMost(changed);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('answers look-ups or refuses, whatever its tables point at', () => {
    const words = [0, 1, 0x7fffffff, 0xffffffff, whole.length, whole.length * 2];
    // The header's lengths and every place in the tables that follow it.
    for (let at = 8; at + 4 <= Math.min(whole.length, headerBytes + 4096); at += 4) {
      for (const word of words) {
        const changed = Buffer.from(whole);
        changed.writeUInt32LE(word, at);
        expectRefusalAtMost(changed);
      }
    }
  });
});

function expectRefusalAtMost(bytes: Uint8Array): void {
  let refusal: unknown = new BadDocument('document.none', 'none');
  try {
    readAll(bytes);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(BadDocument);
}

describe('what is no feed', () => {
  test.each([
    ['an empty file', '', 'is no Breakwater feed'],
    ['text', 'hello '.repeat(1000), 'is no Breakwater feed'],
    ['a feed of another release', `BWFEED99${' '.repeat(4000)}`, 'another release'],
  ])('%s is refused', (_, text, message) => {
    expect(() => openFeed(memoryReader(Buffer.from(text)))).toThrow(message);
  });
});
