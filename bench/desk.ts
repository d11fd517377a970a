// How long the page that is opened from disk takes with a feed of everything, and what its process holds in memory.
// With files named (`node bench/desk.ts FEED.bwfeed...`) these are measured; else a feed is built from the shared data.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { realSbom } from '#bench/large-inventory.ts';
import { breakwater, run } from '#bench/process.ts';
import { spreadOf, type Spread } from '#bench/ratio.ts';
import { megabytes, milliseconds, rendered, type Figure, type Section } from '#bench/section.ts';
import { shared } from '#tests/shared.ts';

const rounds = 5;
const secondsMax = 3;

const root = join(import.meta.dirname, '..');
const deskPage = join(root, 'dist/breakwater.html');

/** Measures the feeds that are named, else one that it builds and removes. */
export async function deskSection(feeds: readonly string[] = []): Promise<Section> {
  if (shared === undefined) throw new Error('the shared folder is absent: set BREAKWATER_SHARED');
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-bench-'));
  try {
    run([join(root, 'scripts/bundle-desk.ts')]);
    const measured = feeds.length > 0 ? feeds : [builtFeed(join(shared, 'data'), folder)];
    const inventories: readonly (readonly [string, readonly string[]])[] = [
      ['the example hospital', filesIn(join(root, 'examples/hospital'))],
      ['978 components of juice-shop', [join(shared, realSbom)]],
    ];
    const figures: Figure[] = [];
    for (const feed of measured) {
      for (const [what, files] of inventories) figures.push(...(await figuresOf(feed, what, files)));
    }
    return { title: 'breakwater.html', figures, remarks: [remark] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const remark =
  `Chromium, medians of ${rounds} rounds, each with a browser of its own, least and most in brackets: from the files being chosen ` +
  'until the page has read them, and until the plan is shown. Memory is what the process of the page held at most.';

interface Round {
  readonly readMs: number;
  readonly planMs: number;
  readonly bytes: number;
}

async function figuresOf(feed: string, what: string, files: readonly string[]): Promise<readonly Figure[]> {
  const found: Round[] = [];
  for (let count = 0; count < rounds; count += 1) found.push(await round([feed, ...files]));
  const read = spreadOf(found.map(({ readMs }) => readMs));
  const whole = spreadOf(found.map(({ readMs, planMs }) => readMs + planMs));
  const input = `${what}; feed of ${megabytes(statSync(feed).size)}`;
  const command = 'node bench/desk.ts FEED';
  const figure = (name: string, measured: string, goal?: Figure['goal']): Figure => ({
    what: name,
    measured,
    goal,
    input,
    command,
  });
  return [
    figure('files read', milliseconds(read)),
    figure('files read and plan shown', milliseconds(whole), goalOf(whole)),
    figure('memory at most', megabytes(Math.max(...found.map(({ bytes }) => bytes)))),
  ];
}

function goalOf({ median }: Spread): Figure['goal'] {
  return { text: `under ${secondsMax} s`, met: median < secondsMax * 1000 };
}

async function round(files: readonly string[]): Promise<Round> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(deskPage).href);
    await page.fill('#desk-day', '2026-11-25');
    const readMs = await timed(page, () => page.setInputFiles('#desk-choose', [...files]));
    const planMs = await timed(page, () => page.getByRole('button', { name: 'Make the plan' }).click());
    await page.locator('#desk-report h1').waitFor({ timeout: 1000 });
    return { readMs, planMs, bytes: await peakOf(browser) };
  } finally {
    await browser.close();
  }
}

async function timed(page: Page, begin: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await begin();
  await page.locator('#desk-status:not(.desk-busy)').waitFor();
  return performance.now() - from;
}

/** Of the process that shows the page, which is the one that held most. */
async function peakOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'latin1'))?.[1]) * 1024);
  return Math.max(...peaks);
}

function builtFeed(sources: string, folder: string): string {
  run(breakwater('feed', 'build', '--out', folder, sources));
  const name = readdirSync(folder).find((one) => one.endsWith('.bwfeed')) ?? '';
  return join(folder, name);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('breakwater.state'))
    .map((entry) => join(entry.parentPath, entry.name));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(rendered(await deskSection(process.argv.slice(2))));
}
