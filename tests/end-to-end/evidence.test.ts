// A few weeks of an organization, and what is shown of them to others: evidence rows, the page that prints, its signature.
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, startBrowser } from '#tests/end-to-end/browser.ts';
import { breakwater, root, type Ran } from '#tests/end-to-end/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-evidence-'));
const state = join(folder, 'state.json');
const feed = join(folder, 'feed');
const hostile = '=HYPERLINK("https://evil.example")<img src=x onerror=alert(1)>';

interface Row {
  readonly asset: string;
  readonly vulnerability: string;
  readonly state: string;
  readonly timeliness: string;
  readonly fixedOn: string | null;
  readonly verifiedBy: string | null;
  readonly firstSeenOn: string;
  readonly dueOn: string | null;
  readonly directive: { readonly row: number; readonly answers: object } | null;
  readonly deferral: { readonly until: string; readonly approvedBy: string; readonly reason: string } | null;
  readonly controls: readonly { readonly title: string }[];
  readonly tags: { readonly organization: string; readonly environment: string | null } | null;
}

function run(...words: readonly string[]): Ran {
  const ran = breakwater(words, { cwd: folder });
  expect({ words, status: ran.status, stderr: ran.status === 0 ? '' : ran.stderr }).toEqual({
    words,
    status: 0,
    stderr: '',
  });
  return ran;
}

function plan(day: string, ...more: readonly string[]): string {
  const words = ['--feed', feed, '--state', state, '--as-of', day, '--bound-by', 'bod-26-04', ...more];
  return run('plan', 'hospital', ...words).stdout;
}

let rows: readonly Row[] = [];
const row = (asset: string, vulnerability: string): Row | undefined =>
  rows.find((one) => one.asset === asset && one.vulnerability === vulnerability);

beforeAll(() => {
  run('feed', 'build', '--out', feed, join(root, 'examples/feed'));
  cpSync(join(root, 'examples/hospital'), join(folder, 'hospital'), { recursive: true });
  plan('2024-10-20');
  const { actions } = JSON.parse(readFileSync(state, 'utf8')) as {
    readonly actions: readonly { readonly id: string; readonly title: string }[];
  };
  const id = (title: string): string => actions.find((one) => one.title.startsWith(title))?.id ?? title;
  const said = (title: string, day: string, ...words: readonly string[]): Ran =>
    run('action', id(title), ...words, '--as-of', day, '--state', state);
  said('Upgrade log4j-core', '2024-10-22', 'done', '--hours', '1');
  said(
    'Upgrade Fortinet FortiOS',
    '2024-10-23',
    'defer',
    '--until',
    '2024-12-01',
    '--reason',
    hostile,
    '--approved-by',
    'J. Ortiz',
  );
  said('Upgrade PaperCut NG', '2024-10-24', 'done');
  const portal = join(folder, 'hospital/patient-portal.cdx.json');
  writeFileSync(portal, readFileSync(portal, 'utf8').replaceAll('2.14.1', '2.17.1'));
  rows = (JSON.parse(plan('2024-11-01', '--format', 'evidence-json')) as { readonly rows: readonly Row[] }).rows;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the evidence', () => {
  test('is the JSON that its schema promises', () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false });
    addFormats.default(ajv);
    const schema = JSON.parse(readFileSync(join(root, 'docs/reference/evidence.schema.json'), 'utf8')) as object;
    const validate = ajv.compile(schema);
    validate(JSON.parse(plan('2024-11-01', '--format', 'evidence-json')));
    expect(validate.errors).toBeNull();
    validate({ ...(JSON.parse(plan('2024-11-01', '--format', 'evidence-json')) as object), unheardOf: 1 });
    expect(validate.errors).not.toBeNull();
  });

  test('tells what is fixed, since when, by which document, and whether in time', () => {
    expect(row('patient-portal', 'CVE-2021-44228')).toMatchObject({
      state: 'fixed',
      fixedOn: '2024-11-01',
      firstSeenOn: '2024-10-20',
      dueOn: '2021-12-13',
      timeliness: 'fixed late',
      directive: { row: 16 },
      verifiedBy: expect.stringMatching(
        /^hospital\/patient-portal\.cdx\.json \(SHA-256 [0-9a-f]{16}…\) shows log4j-core 2\.17\.1, which is not affected/,
      ) as unknown,
      tags: { organization: 'Cedar Valley Hospital (invented)', environment: 'production, patient data' },
    });
    expect(row('patient-portal', 'CVE-2021-44832')).toMatchObject({ state: 'fixed', timeliness: 'fixed in time' });
  });

  test('tells what is put off until when, in the words that were said', () => {
    expect(row('fw-edge', 'CVE-2024-21762')).toMatchObject({
      state: 'deferred',
      timeliness: 'past its day',
      deferral: { until: '2024-12-01', approvedBy: 'J. Ortiz', reason: hostile },
    });
  });

  test('takes nobody’s word for a fix that no document shows', () => {
    expect(row('print01', 'CVE-2023-27350')).toMatchObject({
      state: 'said, not seen',
      fixedOn: null,
      verifiedBy: null,
    });
  });

  test('gives every open row its rule, its four answers and its day', () => {
    const open = rows.filter(({ state: now }) => now !== 'fixed' && now !== 'cannot tell');
    expect(open.length).toBeGreaterThan(80);
    for (const one of open) {
      const answers = Object.keys(one.directive?.answers ?? {});
      expect(answers).toEqual(['inKev', 'exposed', 'automatable', 'technicalImpact']);
      expect(one.firstSeenOn).toBe('2024-10-20');
    }
  });

  test('is the same as CSV, row by row, and no cell begins a formula', () => {
    const lines = plan('2024-11-01', '--format', 'evidence').trimEnd().split('\r\n');
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[0]).toMatch(/^organization,asset,count,type,environment,tags,exposure,/);
    const deferred = lines.filter((line) => line.includes('HYPERLINK'));
    expect(deferred.length).toBeGreaterThan(0);
    for (const line of deferred) expect(line).toContain(`"'=HYPERLINK(`);
  });

  test('says what is not known where no state was kept', () => {
    const words = ['--feed', feed, '--no-state', '--as-of', '2024-11-01'];
    const page = run('plan', 'hospital', '--format', 'report', ...words).stdout;
    expect(page).toContain('No state was kept before');
    expect(page).toContain('followed as advice');
    const document = JSON.parse(run('plan', 'hospital', '--format', 'evidence-json', ...words).stdout) as {
      readonly inputs: { readonly state: unknown };
    };
    expect(document.inputs.state).toBeNull();
  });
});

describe('the signed report', () => {
  const out = join(folder, 'report.html');
  const keys = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

  test('verifies with the public key, and not once a byte is changed', () => {
    writeFileSync(join(folder, 'key.pem'), keys.privateKey);
    expect(plan('2024-11-01', '--format', 'report', '--out', out, '--sign', 'key.pem')).toBe('');
    const bytes = readFileSync(out);
    const signature = readFileSync(`${out}.sig`);
    const key = createPublicKey(keys.publicKey);
    expect(verify(null, bytes, key, signature)).toBe(true);
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
    expect(verify(null, bytes, key, signature)).toBe(false);
  });

  test.each([
    [['--sign', 'key.pem'], /--sign signs a file: name it with --out/],
    [['--out', 'other.html', '--sign', 'hospital/assets.csv'], /holds no private key/],
    [['--out', 'other.html', '--sign', 'absent.pem'], /absent\.pem/],
  ])('is not written with %j', (more, told) => {
    const words = ['plan', 'hospital', '--feed', feed, '--no-state', '--format', 'report', ...more];
    const ran = breakwater(words, { cwd: folder });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toMatch(told);
    expect(existsSync(join(folder, 'other.html'))).toBe(false);
  });

  test.skipIf(!hasBrowser)('reads without an axe violation, at 320 pixels, and prints on two sheets', async () => {
    writeFileSync(out, plan('2024-11-01', '--format', 'report'));
    const browser = await startBrowser();
    try {
      const page = await (await browser.newContext({ viewport: { width: 320, height: 900 } })).newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('dialog', (dialog) => complaints.push(dialog.message()));
      await page.goto(pathToFileURL(out).href);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      expect(await page.evaluate<number>('document.images.length + document.scripts.length')).toBe(0);
      const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g);
      expect(sheets?.length).toBeLessThanOrEqual(2);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
