import { describe, expect, test } from 'vitest';
import { bare } from '#core/findings/fixtures/reports.ts';
import { check } from '#core/findings/report.ts';

const at = Temporal.Instant.from('2026-11-29T23:30:00Z');

function codeOf(more: object): string {
  const checked = check({ ...bare, ...more }, at);
  return checked.ok ? 'taken' : checked.code;
}

describe('what a report says', () => {
  test.each([
    [{}, 'taken'],
    [{ affected: [{ vendor: 'Example', product: 'Router', versions: 'unknown' }] }, 'taken'],
    [{ affected: [{ package: 'pkg:maven/org.example/reader', versions: 'all' }] }, 'taken'],
    [{ affected: [{ package: 'pkg:npm/header-reader@1.0', versions: '1.0' }] }, 'report.package'],
    [{ affected: [{ package: 'header-reader', versions: '1.0' }] }, 'report.package'],
    [{ zone: 'America/New_York' }, 'taken'],
    [{ zone: 'Nowhere' }, 'report.zone'],
    [{ zone: '-05:00' }, 'report.zone'],
    [{ silentUntil: '2026-11-29' }, 'taken'],
    [{ silentUntil: '2026-11-28' }, 'report.silence'],
    // There it is tomorrow already.
    [{ silentUntil: '2026-11-29', zone: 'Europe/Berlin' }, 'report.silence'],
    [{ silentUntil: '2027-11-29' }, 'taken'],
    [{ silentUntil: '2027-11-30' }, 'report.silence'],
    [{ silentUntil: '2026-02-30' }, 'report.silence'],
    [{ reproduction: { steps: 'Try.', runs: { succeeded: 2, tried: 2 } } }, 'taken'],
    [{ reproduction: { steps: 'Try.', runs: { succeeded: 3, tried: 2 } } }, 'report.runs'],
  ])('of %j is %s', (more, code) => {
    expect(codeOf(more)).toBe(code);
  });
});
