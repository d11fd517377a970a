import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsUsage } from '#server/config.ts';
import { armCrashPoint, crashFile, crashPoint, crashPoints } from '#server/crash-points.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-crash-'));
});
afterEach(() => {
  armCrashPoint(undefined, folder);
  rmSync(folder, { recursive: true });
});

test('a server lets itself be killed only in a folder that a test made for it', () => {
  expect(() => armCrashPoint('request.written', folder)).toThrow('unset it');
  writeFileSync(join(folder, crashFile), '');
  expect(() => armCrashPoint('request.written', folder)).not.toThrow();
  expect(() => armCrashPoint('file', folder)).not.toThrow();
});

test.each(['', 'nowhere', 'request.writen', 'postgres@request.written', 'request.written#x', 'valueof'])(
  'there is no crash point %j',
  (wanted) => {
    writeFileSync(join(folder, crashFile), '');
    expect(() => armCrashPoint(wanted, folder)).toThrow('unset it');
  },
);

test('nobody is killed at another point, at another one of several alike, or before its time', () => {
  writeFileSync(join(folder, crashFile), '');
  armCrashPoint('request.written/write-note#2', folder);
  const passed = [
    ['request.committed', 'write-note'],
    ['request.written', 'list-notes'],
    ['request.written', 'write-note'],
  ] as const;
  for (const [point, scope] of passed) expect(() => crashPoint(point, scope)).not.toThrow();
});

test('no help tells operators of it', () => {
  expect(settingsUsage()).not.toMatch(/crash/i);
  expect(Object.keys(crashPoints).length).toBeGreaterThan(20);
});
