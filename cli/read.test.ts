import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '#cli/read.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { runCommand } from '#tests/command.ts';

const hospital = 'examples/hospital';

test('tells a list of assets as JSON: what stands in it, and nothing about vulnerabilities', async () => {
  const { status, stdout } = await runCommand(run, [`${hospital}/assets.csv`, '--format', 'json']);
  expect(status).toBe(0);
  const told: unknown = JSON.parse(stdout);
  expect(told).toMatchObject({
    format: 'assets CSV',
    files: [{ path: `${hospital}/assets.csv`, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown }],
    statements: [],
    dropped: [],
    questions: ['not recognised by its name: Rauland Responder 5 on nurse-call'],
  });
  expect(told).toHaveProperty('assets.0.name', 'fw-edge');
  expect(told).toHaveProperty('components.0.vendor', 'Fortinet');
});

test('tells several files as one', async () => {
  const { stdout } = await runCommand(run, [`${hospital}/assets.csv`, `${hospital}/imaging-gateway.cdx.json`]);
  expect(stdout).toMatch(/^examples\/hospital\/assets\.csv: assets CSV\n.*CycloneDX 1\.\d JSON/m);
  expect(stdout).toContain('imaging-gateway (application)');
});

test.each([
  [[], 2, /at least one file/],
  [['README.md', '--format', 'yaml'], 2, /--format takes table, json/],
  [['README.md', '--bogus'], 2, /bogus/],
])('refuses %j', async (args, status, told) => {
  const ran = await runCommand(run, args);
  expect(ran.status).toBe(status);
  expect(ran.stderr).toMatch(told);
});

test('refuses a file in no format that is read, by name', async () => {
  await expect(runCommand(run, ['LICENSE'])).rejects.toSatisfy(
    (error) => error instanceof BadDocument && error.file === 'LICENSE',
  );
});

test('names what nothing will be looked up for, with the name that may be meant', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-'));
  const path = join(folder, 'list.csv');
  writeFileSync(
    path,
    'host,vendor,product,version\nVPN2,Ivanty,Connect Secure 22.3R1,\nPC,Google,Google Chrome,120.0\n',
  );
  const { stdout } = await runCommand(run, [path]);
  expect(stdout).toContain(
    'not recognised by its name: Ivanty Connect Secure 22.3R1 on VPN2: did you mean Ivanti Connect Secure?',
  );
  expect(stdout).not.toContain('not recognised by its name: Google');
});
