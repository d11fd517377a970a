import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { runCommand } from '#tests/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'frontier-timeline-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(value: unknown): string {
  const path = join(folder, 'notice.json');
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

const notice = {
  model: 'Sea, Horse',
  zone: 'America/New_York',
  daysOffered: 30,
  releases: [
    { stage: 'general', at: '2026-04-20T09:00' },
    { stage: 'trusted-partners', at: '2026-03-20T09:00' },
    { stage: 'internal', at: '2026-02-01T00:00:00Z', zone: 'UTC', released: true },
  ],
};

describe('frontier timeline', () => {
  test('lays access beside the planned releases, its days counted over the start of summer time', async () => {
    const { stdout } = await runCommand(run, ['timeline', file(notice), '--format', 'json']);
    const { entries } = JSON.parse(stdout) as { readonly entries: readonly Record<string, unknown>[] };
    expect(entries.map(({ lane, what, at, local }) => [lane, what, at, local])).toEqual([
      ['developer', 'internal', '2026-02-01T00:00:00Z', '2026-02-01T00:00'],
      ['beside', 'access-opens', '2026-02-18T14:00:00Z', '2026-02-18T09:00'],
      ['developer', 'trusted-partners', '2026-03-20T13:00:00Z', '2026-03-20T09:00'],
      ['beside', 'access-closes', '2026-03-20T13:00:00Z', '2026-03-20T09:00'],
      ['developer', 'general', '2026-04-20T13:00:00Z', '2026-04-20T09:00'],
    ]);
    expect(entries[0]).toMatchObject({ done: true });
  });

  test('is a calendar with one event for each, the same bytes each time', async () => {
    const args = ['timeline', file(notice), '--format', 'ical', '--as-of', '2026-01-15'];
    const { stdout } = await runCommand(run, args);
    expect((await runCommand(run, args)).stdout).toBe(stdout);
    const lines = stdout.replaceAll('\r\n ', '').split('\r\n');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(5);
    expect(lines).toContain('SUMMARY:Sea\\, Horse: planned release\\, trusted-partners');
    expect(lines).toContain('DTSTART:20260218T140000Z');
    expect(lines.filter((line) => line.startsWith('DTSTAMP:'))).toEqual(Array(5).fill('DTSTAMP:20260115T000000Z'));
    expect(new Set(lines.filter((line) => line.startsWith('UID:'))).size).toBe(5);
    expect(stdout.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  test('keeps an event’s identity when its date moves', async () => {
    const uids = async (value: unknown): Promise<readonly string[]> => {
      const { stdout } = await runCommand(run, ['timeline', file(value), '--format', 'ical']);
      return stdout.split('\r\n').filter((line) => line.startsWith('UID:'));
    };
    const moved = notice.releases.map((one) => (one.stage === 'general' ? { ...one, at: '2026-05-01T09:00' } : one));
    expect(await uids({ ...notice, releases: moved })).toEqual(await uids(notice));
  });

  test('shows no access where none is offered', async () => {
    const { stdout } = await runCommand(run, ['timeline', file({ ...notice, daysOffered: undefined })]);
    expect(stdout).toContain('2026-03-20 09:00  America/New_York');
    expect(stdout).not.toContain('access-opens');
  });

  const [first] = notice.releases;
  test.for([
    [{ ...notice, releases: [first, { ...first, stage: 'public' }] }, '$.releases[1].stage'],
    [{ ...notice, releases: [first, first] }, '$.releases[1].stage'],
    [{ ...notice, releases: [{ ...first, at: '2026-02-30T09:00' }] }, '$.releases[0].at'],
    [{ ...notice, releases: [{ ...first, at: 'soon' }] }, '$.releases[0].at'],
    [{ ...notice, releases: [{ ...first, zone: 'Mars/Olympus' }] }, '$.releases[0].zone'],
    [{ ...notice, zone: undefined }, '$.releases[0].zone'],
    [{ ...notice, zone: '+02:00' }, '$.zone'],
    [{ ...notice, daysOffered: 31 }, '$.daysOffered'],
    [{ ...notice, dayOffered: 3 }, '$'],
    ['{"model":', 'line 1, column 10'],
  ] as const)('%j is refused with its place', async ([value, place]) => {
    const failed = runCommand(run, ['timeline', file(value)]);
    await expect(failed).rejects.toMatchObject({ place, file: expect.stringContaining('notice.json') });
  });

  test.for([
    ['2026-02-18T08:59', true],
    ['2026-02-18T09:00', true],
    ['2026-02-18T09:01', false],
    ['2026-04-20T09:00', false],
  ] as const)('general release at %s: access after it is told of is %s', async ([at, isTold]) => {
    const releases = notice.releases.map((one) => (one.stage === 'general' ? { ...one, at } : one));
    const { status, stderr, stdout } = await runCommand(run, ['timeline', file({ ...notice, releases })]);
    expect(stderr).toBe(
      isTold
        ? 'breakwater: access opens after the general release, which is planned before that to trusted partners\n'
        : '',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('access-opens');
  });

  test('all that is wrong with a notice is told at once, in plain sentences', async () => {
    const failed = runCommand(run, ['timeline', file({ ...notice, model: undefined, daysOffered: 31 })]);
    await expect(failed).rejects.toMatchObject({
      place: '$.model',
      message: 'is missing; $.daysOffered: is 31: at most 30 can stand here; so it is no notice of releases',
    });
  });

  test.for([
    [['timeline'], 'timeline takes one notice'],
    [['timeline', file(notice), '--format', 'xml'], '--format takes table, json, ical'],
    [['timeline', file(notice), '--as-of', 'now'], '--as-of takes a day'],
  ] as const)('%j is told how it is called', async ([args, told]) => {
    expect(await runCommand(run, args)).toMatchObject({ status: 2, stderr: expect.stringContaining(told) });
  });
});
