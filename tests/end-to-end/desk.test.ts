// The page that is opened from disk: it makes the same plan as the command, byte for byte.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { root } from '#tests/end-to-end/command.ts';
import {
  asOf,
  bring,
  bringFolder,
  DeskBrowser,
  deskPage,
  organizations,
  plan,
  press,
  saved,
  settled,
} from '#tests/end-to-end/desk-browser.ts';
import { shared, sharedBytes, sharedLines } from '#tests/shared.ts';
import { workbookFile } from '#tests/workbook-file.ts';

describe.skipIf(!hasBrowser)('the page from disk', () => {
  const desk = new DeskBrowser();
  const inFolder = (name: string): string => join(desk.folder, name);
  beforeAll(() => desk.start());
  afterAll(() => desk.end());

  test.each(organizations)('makes the same plan of the %s as the command, and asks nobody', async (name) => {
    const { page, requests, complaints } = await desk.open();
    await bring(page, desk.feed);
    await bringFolder(page, inFolder(name));
    await plan(page);
    const json = await saved(page, 'Save as JSON');
    expect(json.name).toBe(`breakwater-plan-${asOf}.json`);
    expect(json.text).toBe(desk.commanded([name, '--format', 'json']));
    expect(await page.locator('#desk-report h1').textContent()).toBe(await page.title());
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([pathToFileURL(deskPage).href]);
    await page.context().close();
  });

  test('saves the other forms, and the state, as the command writes them', async () => {
    const { page } = await desk.open();
    await bring(page, desk.feed);
    await bringFolder(page, inFolder('bank'));
    await page.selectOption('#desk-bound', 'bod-26-04');
    await page.fill('#desk-hours', '4,5');
    await plan(page);
    const words = ['bank', '--hours', '4.5', '--bound-by', 'bod-26-04'];
    for (const [button, format, ending] of [
      ['Save as page', 'html', 'html'],
      ['Save as CSV', 'csv', 'csv'],
      ['Save as calendar', 'ical', 'ics'],
      ['Save as Markdown', 'markdown', 'md'],
    ] as const) {
      const { name, text } = await saved(page, button);
      expect(name).toBe(`breakwater-plan-${asOf}.${ending}`);
      expect(text).toBe(desk.commanded([...words, '--format', format]));
    }
    desk.commanded([...words, '--state', 'kept.json']);
    const state = await saved(page, 'Save the state file');
    expect(state).toEqual({ name: 'breakwater.state.json', text: readFileSync(inFolder('kept.json'), 'utf8') });
    await page.context().close();
  });

  test('goes on from a state that was saved, under whatever name', async () => {
    const { page } = await desk.open();
    desk.commanded(['bank', '--state', 'before.json', '--as-of', '2026-11-18']);
    cpSync(inFolder('before.json'), inFolder('breakwater.state (1).json'));
    await bring(page, desk.feed, inFolder('breakwater.state (1).json'));
    await bringFolder(page, inFolder('bank'));
    expect(await page.locator('#desk-need-state .desk-have').textContent()).toContain('2026-11-18');
    await plan(page);
    const { text } = await saved(page, 'Save as JSON');
    expect(text).toBe(desk.commanded(['bank', '--state', 'before.json', '--format', 'json']));
    expect(text).toContain('"since": "2026-11-18"');
    await page.context().close();
  });

  test('keeps what is said of an action, and answers, as the command does', async () => {
    const { page } = await desk.open();
    await bring(page, desk.feed);
    await bringFolder(page, inFolder('bank'));
    await plan(page);
    const words = ['bank', '--state', 'said.json', '--format', 'json'];
    const { actions, questions } = JSON.parse(desk.commanded(words)) as {
      readonly actions: readonly [{ readonly id: string }];
      readonly questions: readonly [{ readonly id: string; readonly answers: readonly [string] }];
    };
    const [{ id: question, answers }] = questions;
    const asked = page.locator('[aria-labelledby="questions"] li').filter({ hasText: `id ${question}` });
    await asked.getByRole('button', { name: answers[0], exact: true }).click();
    await settled(page);
    desk.run(['action', question, 'answer', '--because', answers[0], '--state', 'said.json']);
    desk.commanded(words);
    const [{ id: action }] = actions;
    const article = page.locator(`#action-${action}`);
    await article.getByLabel('Hours spent').fill('1,5');
    await article.getByRole('button', { name: /^Say so/ }).click();
    await settled(page);
    desk.run(['action', action, 'done', '--hours', '1.5', '--state', 'said.json']);
    const expected = desk.commanded(words);
    expect(await page.locator('#desk-alert').textContent()).toBe('');
    expect((await saved(page, 'Save as JSON')).text).toBe(expected);
    const state = readFileSync(inFolder('said.json'), 'utf8');
    expect((await saved(page, 'Save the state file')).text).toBe(state);
    expect(state).toContain('"hours":1.5');
    await page.context().close();
  });

  test.skipIf(shared === undefined)('makes the same plan of real documents as the command', async () => {
    const reports = sharedLines<{ path: string; content: string }>('data/findings/scanner-reports.ndjson.gz');
    mkdirSync(inFolder('real'));
    for (const name of ['nessus_new.csv', 'many_vuln.xml', 'issue_9170.json']) {
      const report = reports.find(({ path }) => path.endsWith(`/${name}`));
      if (report === undefined) throw new Error(`no report ${name} in the shared data`);
      writeFileSync(inFolder(`real/${name}`), report.content);
    }
    const sbom = sharedBytes('data/sbom/grype/grype__pkg__testdata__syft-multiple-ecosystems.json');
    writeFileSync(inFolder('real/all.syft.json.gz'), gzipSync(sbom));
    writeFileSync(inFolder('real/notes.docx'), 'not an inventory');
    const sources = ['data/osv/pysec.ndjson.gz', 'data/osv/govuln.ndjson.gz'].map((path) => join(shared ?? '', path));
    desk.buildFeed([...sources, join(root, 'examples/feed')], inFolder('real.bwfeed'));
    const { page, complaints } = await desk.open();
    await bring(page, inFolder('real.bwfeed'));
    await bringFolder(page, inFolder('real'));
    await plan(page);
    const { text } = await saved(page, 'Save as JSON');
    expect(text).toBe(desk.commanded(['real', '--format', 'json'], 'real.bwfeed'));
    expect((JSON.parse(text) as { actions: readonly unknown[] }).actions.length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('reads a workbook, asks of the column that it guessed, reads it again as it is told, and keeps that', async () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [
      ['Hostname', 'Product', 'Stand', 'Rev'],
      ['a', 'nginx', '1.25.0', '4'],
      ['b', 'nginx', '1.25.1', '5'],
      ['c', 'nginx', '1.24.0', '6'],
    ].map((cells, index) => `<row r="${index + 1}">${cells.map(cell).join('')}</row>`);
    writeFileSync(inFolder('machines.xlsx'), workbookFile({ sheets: [{ name: 'All', rows: rows.join('') }] }));
    const { page } = await desk.open();
    await bring(page, inFolder('machines.xlsx'));
    expect(await page.locator('.desk-read .desk-says').textContent()).toContain('assets workbook · 3 assets');
    const select = page.getByLabel('machines.xlsx: which column is the version?');
    expect(await select.inputValue()).toBe('Rev');
    await select.selectOption('Stand');
    await press(page, 'Confirm the version of machines.xlsx');
    expect(await page.locator('.desk-look').count()).toBe(0);
    // What was said is kept in the state: next week nobody is asked again, even where the state comes last.
    await bring(page, desk.feed);
    await plan(page);
    writeFileSync(inFolder('told.json'), (await saved(page, 'Save the state file')).text);
    await page.context().close();
    const next = await desk.open();
    await bring(next.page, inFolder('machines.xlsx'));
    expect(await next.page.locator('.desk-look').count()).toBe(1);
    await bring(next.page, inFolder('told.json'));
    expect(await next.page.locator('.desk-look').count()).toBe(0);
    await next.page.context().close();
  });

  test('says what is lacking, and which file can not be read and where', async () => {
    const { page } = await desk.open();
    const alert = page.locator('#desk-alert');
    await press(page, 'Make the plan');
    expect(await alert.textContent()).toContain('Add what you run');
    writeFileSync(inFolder('broken.cdx.json'), '{"bomFormat": "CycloneDX",\n  "specVersion": oops}');
    writeFileSync(inFolder('cut.bwfeed'), readFileSync(desk.feed).subarray(0, 5000));
    writeFileSync(inFolder('kit.csv'), 'What we have,Vendor,Prduct\nfw,Fortinet,FortiGate 60F\n');
    await bring(page, ...['bank/assets.csv', 'broken.cdx.json', 'cut.bwfeed', 'kit.csv'].map(inFolder));
    expect(await page.locator('.desk-refused').allTextContents()).toEqual([
      expect.stringMatching(/broken\.cdx\.json.*line 2, column \d+/),
      expect.stringContaining('cut short'),
      expect.stringContaining(
        'headings are "What we have", "Vendor", "Prduct"; of these "Vendor" (Vendor) can be read',
      ),
    ]);
    await press(page, 'Make the plan');
    expect(await alert.textContent()).toContain('broken.cdx.json');
    for (const name of ['broken.cdx.json', 'cut.bwfeed', 'kit.csv']) await press(page, `Leave out ${name}`);
    await press(page, 'Make the plan');
    expect(await alert.textContent()).toContain('Add the feed');
    await bring(page, desk.feed);
    await plan(page);
    expect(await alert.textContent()).toBe('');
    expect(await page.locator('#desk-report').isVisible()).toBe(true);
    await page.context().close();
  });

  test('takes what is dropped on it', async () => {
    const { page } = await desk.open();
    const content = JSON.stringify(readFileSync(inFolder('bank/assets.csv'), 'utf8'));
    const dropped = await page.evaluateHandle(
      `(() => { const all = new DataTransfer(); all.items.add(new File([${content}], 'assets.csv')); return all; })()`,
    );
    await page.dispatchEvent('#desk-drop', 'drop', { dataTransfer: dropped });
    await page.locator('.desk-read').waitFor();
    await settled(page);
    expect(await page.locator('.desk-path').textContent()).toBe('assets.csv');
    await page.context().close();
  });
});
