// The HTML report in a real browser: readable narrow and wide, by keyboard, without scripts, on paper.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPlan } from '#core/formats/plan-html/plan-html.ts';
import { hasBrowser, startBrowser } from '#tests/end-to-end/browser.ts';
import { breakwater } from '#tests/end-to-end/command.ts';
import { hostileText, planWith } from '#tests/fixtures/plans.ts';

const organizations = ['hospital', 'bank', 'utility'];

describe.skipIf(!hasBrowser)('the HTML report', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-report-'));

  beforeAll(async () => {
    browser = await startBrowser();
    for (const name of organizations) {
      const ran = breakwater([
        'plan',
        `examples/${name}`,
        '--hours',
        '8',
        '--no-state',
        '--as-of',
        '2026-11-25',
        '--format',
        'html',
      ]);
      if (ran.status !== 0) throw new Error(`plan ended with ${ran.status}: ${ran.stderr}`);
      writeFileSync(join(folder, `${name}.html`), ran.stdout);
    }
    writeFileSync(join(folder, 'hostile.html'), renderPlan(planWith(hostileText)));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (name: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    expect(complaints).toEqual([]);
    return page;
  };

  test.each([...organizations, 'hostile'])('of %s has no axe violation, in light and dark', async (name) => {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await open(name, 1280, scheme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      await page.context().close();
    }
  });

  test.each([...organizations, 'hostile'])('of %s needs no sideways scrolling at 320 pixels', async (name) => {
    const page = await open(name, 320);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.context().close();
  });

  test('runs no script and asks for nothing', async () => {
    const page = await open('hostile', 1280);
    expect(await page.evaluate<number>('document.scripts.length')).toBe(0);
    expect(
      await page.evaluate<number>("document.querySelectorAll('img, link, iframe, object, [onerror], [onload]').length"),
    ).toBe(0);
    await page.context().close();
  });

  test('is walked by keyboard from the first link to the actions', async () => {
    const page = await open('hospital', 1280);
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('Skip to');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#actions');
    await page.context().close();
  });

  test('shows a screen of actions on top, each a link to its steps', async () => {
    const page = await open('hospital', 1280);
    const rows = page.locator('#actions tbody tr');
    const count = await rows.count();
    expect(count).toBeGreaterThan(0);
    const box = await rows.nth(count - 1).boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
    await rows.first().locator('a').focus();
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toMatch(/^#action-/);
    await page.context().close();
  });

  test('unfolds the rest of an action by keyboard', async () => {
    const page = await open('hospital', 1280);
    const details = page.locator('article details').first();
    expect(await details.getAttribute('open')).toBeNull();
    await details.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await details.getAttribute('open')).toBe('');
    await page.context().close();
  });

  test('prints on few pages, with the rest of every action unfolded', async () => {
    const page = await open('hospital', 1280);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(7);
    const shown = (): Promise<readonly boolean[]> =>
      page.locator('article details dl').evaluateAll((lists) => lists.map((list) => list.checkVisibility()));
    expect(new Set(await shown())).toEqual(new Set([false]));
    await page.emulateMedia({ media: 'print' });
    expect(new Set(await shown())).toEqual(new Set([true]));
    await page.context().close();
  });
});
