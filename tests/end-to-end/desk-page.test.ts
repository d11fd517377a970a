// The page that is opened from disk: nothing leaves, and everybody can use it.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { bring, bringFolder, DeskBrowser, plan, press, settled, type Opened } from '#tests/end-to-end/desk-browser.ts';

/** Runs in the page: tries every way out, and every way for something else to run. */
const tryEverything = (address: string): string => `(async () => {
  const violated = new Set();
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violated.add(effectiveDirective));
  const image = document.createElement('img');
  image.src = '${address}a.png';
  const script = document.createElement('script');
  script.textContent = 'document.title = "taken"';
  const handler = document.createElement('div');
  handler.innerHTML = '<p style="color:red" onclick="document.title = \\'taken\\'"></p>';
  const frame = document.createElement('iframe');
  frame.src = '${address}';
  document.body.append(image, script, handler, frame);
  navigator.sendBeacon('${address}beacon');
  try { new WebSocket('${address}socket'); } catch {}
  handler.querySelector('p').click();
  const fetched = await fetch('${address}').then(() => 'went', () => 'failed');
  // What the debugger runs may make code of text; what runs later may not.
  const evaluated = await new Promise((resolve) => setTimeout(() => {
    try { resolve(new Function('return "went"')()); } catch { resolve('failed'); }
  }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { fetched, evaluated, title: document.title, violated: [...violated].sort() };
})()`;

const fetchInWorker = (address: string): string => `fetch('${address}').then(() => 'went', () => 'failed')`;

describe.skipIf(!hasBrowser)('the page from disk', () => {
  const desk = new DeskBrowser();
  beforeAll(() => desk.start());
  afterAll(() => desk.end());

  async function planned(name: string, width?: number): Promise<Opened> {
    const opened = await desk.open(width);
    await bring(opened.page, desk.feed);
    await bringFolder(opened.page, join(desk.folder, name));
    await plan(opened.page);
    return opened;
  }

  test('lets nothing out and runs nothing but itself, whatever gets into it', async () => {
    const arrived: string[] = [];
    const outside = createServer(({ url = '' }, answer) => {
      arrived.push(url);
      answer.end();
    });
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`;
    const { page } = await planned('bank');
    const title = await page.title();
    expect(title).toMatch(/^This week: /);
    expect(await page.evaluate(tryEverything(address))).toEqual({
      fetched: 'failed',
      evaluated: 'failed',
      title,
      violated: [
        'connect-src',
        'frame-src',
        'img-src',
        'script-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-attr',
      ],
    });
    expect(page.workers().length).toBe(1);
    expect(await page.workers()[0]?.evaluate(fetchInWorker(address))).toBe('failed');
    expect(arrived).toEqual([]);
    await fetch(`${address}proof`);
    expect(arrived).toEqual(['/proof']);
    outside.close();
    await page.context().close();
  });

  test('shows names of files and of what they hold as text, whatever stands in them', async () => {
    const { page, complaints } = await desk.open();
    const hostile = '<img src=x onerror="document.title=1"></script><script>document.title=1</script>';
    const path = join(desk.folder, `${hostile.replaceAll('/', '')}.csv`);
    const quoted = `"${hostile.replaceAll('"', '""')}"`;
    writeFileSync(path, `Hostname,Vendor,Product,Version,${quoted}\n${quoted},Progress,MOVEit Transfer,2022.1.4,x\n`);
    await bring(page, desk.feed, path);
    expect(await page.locator('.desk-path').first().textContent()).toContain('onerror=');
    await page.locator('summary').first().click();
    await plan(page);
    expect(await page.title()).toMatch(/^This week: [1-9]/);
    expect(await page.locator('#desk-report').textContent()).toContain(hostile);
    expect(await page.locator('main :is(img, script, iframe)').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('has no axe violation, empty and with a plan, %s', async (scheme) => {
    const { page } = await desk.open(1280, scheme);
    const violations = async (): Promise<readonly string[]> =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    expect(await violations()).toEqual([]);
    writeFileSync(join(desk.folder, 'none.txt'), 'nothing of use');
    await bring(page, desk.feed, join(desk.folder, 'none.txt'));
    await bringFolder(page, join(desk.folder, 'hospital'));
    await press(page, 'Make the plan');
    expect(await violations()).toEqual([]);
    await press(page, 'Leave out none.txt');
    await plan(page);
    expect(await violations()).toEqual([]);
    await page.context().close();
  });

  test('needs no sideways scrolling at 320 pixels, and prints the plan alone', async () => {
    const width = (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth');
    const empty = await desk.open(320);
    expect(await width(empty.page)).toBeLessThanOrEqual(320);
    await empty.page.context().close();
    const { page } = await planned('hospital', 320);
    expect(await width(page)).toBeLessThanOrEqual(320);
    await page.emulateMedia({ media: 'print' });
    const screen = page.locator('.desk-screen');
    expect(await screen.count()).toBeGreaterThan(2);
    expect(await screen.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)).toBe(0);
    expect(await page.locator('#desk-report h1').isVisible()).toBe(true);
    await page.context().close();
  });

  test('is used by keyboard alone', async () => {
    const { page } = await desk.open();
    const focused = (what: string): Promise<string> => page.evaluate<string>(`document.activeElement.${what}`);
    await page.keyboard.press('Tab');
    expect(await focused('textContent')).toContain('Skip to');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused('id')).toBe('desk-choose');
    await bring(page, desk.feed);
    await bringFolder(page, join(desk.folder, 'bank'));
    await page.locator('#desk-hours').focus();
    await page.keyboard.press('Enter');
    await settled(page);
    await page.locator('#desk-report h1').waitFor();
    expect(await focused('id')).toBe('desk-report');
    await page.context().close();
  });
});
