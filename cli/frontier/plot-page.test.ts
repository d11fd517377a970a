// Pages of plots from files alone, in a real browser: readable narrow and wide, light and dark, without scripts.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { plotStyle } from '#cli/frontier/plot-style.ts';
import { runCommand } from '#tests/command.ts';
import { hasBrowser, startBrowser } from '#tests/end-to-end/browser.ts';
import { shared } from '#tests/shared.ts';

const hostile = '<img src=x onerror=alert(1)>\u202e';
const folder = mkdtempSync(join(tmpdir(), 'frontier-plots-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Three models on 24 items; the later solve the longer ones too, the last all of them. */
function runsTable(): string {
  const lines = ['alias,task_id,task_family,human_minutes,score_binarized'];
  for (const [rank, alias] of ['older', hostile, 'solves all'].entries()) {
    for (let item = 0; item < 24; item++) {
      const limit = rank === 2 ? Infinity : 2 ** (4 + 3 * rank);
      const minutes = 2 ** (item / 2);
      const solved = minutes <= limit !== (item % 11 === 5 && rank < 2);
      lines.push(`${alias},task ${item},family ${item % 3},${minutes},${solved ? 1 : 0}`);
    }
  }
  return write('runs.csv', `${lines.join('\n')}\n`);
}

async function page(args: readonly string[], name: string): Promise<string> {
  const path = join(folder, `${name}.html`);
  const ran = await runCommand(run, [...args, '--html', path]);
  expect([ran.stderr.replaceAll(/breakwater: left out [^\n]*\n/g, ''), ran.status]).toEqual([
    `breakwater: page in ${path}\n`,
    0,
  ]);
  return readFileSync(path, 'utf8');
}

const notice = {
  model: hostile,
  zone: 'America/New_York',
  daysOffered: 30,
  releases: [
    { stage: 'general', at: '2026-04-20T09:00' },
    { stage: 'trusted-partners', at: '2026-03-20T09:00' },
    { stage: 'internal', at: '2026-02-01T00:00:00Z', zone: 'UTC', released: true },
  ],
};

const names = ['trend', 'compare', 'timeline'] as const;
/** What was published, where the suites are. */
const published = shared === undefined ? [] : ['published', 'published-compare'];
const pages = new Map<string, string>();

beforeAll(async () => {
  const runs = runsTable();
  const releases = write(
    'releases.csv',
    `alias,released_on\nolder,2025-01-01\n${hostile},2026-01-01\nsolves all,2026-02-01\n`,
  );
  pages.set('trend', await page(['trend', runs, '--releases', releases, '--draws', '20'], 'trend'));
  pages.set('compare', await page(['compare', runs, '--base', 'older', '--candidate', hostile], 'compare'));
  const told = write('notice.json', JSON.stringify(notice));
  pages.set('timeline', await page(['timeline', told, '--as-of', '2026-03-01'], 'timeline'));
});

describe.each(names)('the page of frontier %s', (name) => {
  test('holds its figures in words, in both layouts and in a table, and runs and fetches nothing', () => {
    const text = pages.get(name) ?? '';
    expect(text).toContain("default-src 'none'");
    expect(text).toMatch(/<figcaption>[^<]{20,}<\/figcaption>\s*<svg class="bw-plot-drawing bw-plot-narrow"/);
    expect(text).toContain('bw-plot-wide" viewBox=');
    expect(text).toContain('<table role="table"');
    expect(text).toContain('&lt;img src=x');
    expect(text).not.toMatch(/<img|<script|<link|url\(|\u202e|NaN|Infinity/);
  });
});

test('a model without a horizon, and what was left out, are told on the page', () => {
  expect(pages.get('trend')).toContain(
    'Not in the plot: solves all, every run succeeded: these tasks can’t measure its horizon.',
  );
});

test('without --html no page is written', async () => {
  const told = write('other.json', JSON.stringify(notice));
  await runCommand(run, ['timeline', told]);
  expect(existsSync(join(folder, 'undefined'))).toBe(false);
});

test('marks look as in the portal', () => {
  const sheet = fileURLToPath(new URL('../../portal/style/frontier-plots.css', import.meta.url));
  const bare = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\s+/g, '');
  expect(bare(plotStyle)).toBe(bare(readFileSync(sheet, 'utf8')));
});

describe.skipIf(!hasBrowser)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
    if (shared === undefined) return;
    const suite = join(shared, 'suites/frontier/cyber-task-horizons');
    const releases = join(suite, 'published_summaries_human_2M.json');
    await page(['trend', join(suite, 'runs_human_2M.csv'), '--releases', releases, '--draws', '50'], 'published');
    const models = ['--base', 'GPT-5.2 Codex', '--candidate', 'Opus 4.6'];
    await page(['compare', join(suite, 'runs_human_2M.csv'), ...models], 'published-compare');
  });
  afterAll(async () => browser.close());

  const looks = [
    { width: 320, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
  ] as const;

  const open = async (name: string, { width, colorScheme }: (typeof looks)[number]): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const opened = await context.newPage();
    opened.on('console', (message) => complaints.push(message.text()));
    await opened.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    for (const summary of await opened.locator('summary').all()) await summary.press('Enter');
    return opened;
  };
  const complaints: string[] = [];

  test.each([...names, ...published])('%s is read at 320 pixels and wide', async (name) => {
    for (const look of looks) {
      const opened = await open(name, look);
      expect(await opened.locator('details:not([open])').count()).toBe(0);
      const classes = await opened
        .locator('.bw-plot-drawing:visible')
        .evaluateAll((all) => all.map((one) => one.getAttribute('class')));
      const breadth = look.width === 320 ? 'narrow' : 'wide';
      expect(new Set(classes)).toEqual(new Set([`bw-plot-drawing bw-plot-${breadth}`]));
      expect(await opened.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(look.width);
      expect(await outside(opened)).toEqual([]);
      await opened.context().close();
    }
    expect(complaints).toEqual([]);
  });

  test.each(names)('%s has no axe violation, in light and dark', async (name) => {
    for (const look of looks) {
      const opened = await open(name, look);
      const { violations } = await new AxeBuilder({ page: opened }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      await opened.context().close();
    }
  });
});

/** Texts of the drawings shown that leave their picture by more than a letter's edge. */
async function outside(opened: Page): Promise<readonly string[]> {
  return opened.evaluate<string[]>(`
    [...document.querySelectorAll('.bw-plot-drawing')].filter((one) => one.checkVisibility()).flatMap((picture) => {
      const box = picture.getBoundingClientRect();
      return [...picture.querySelectorAll('text')].filter((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return left < box.left - 4 || right > box.right + 4 || top < box.top - 4 || bottom > box.bottom + 4;
      }).map((text) => text.textContent);
    })`);
}
