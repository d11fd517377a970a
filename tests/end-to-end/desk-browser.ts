// The page from disk as its user has it: opened in a browser, files chosen, buttons pressed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { isOwnFile } from '#core/formats/inventory-files.ts';
import { startBrowser } from '#tests/end-to-end/browser.ts';
import { breakwater, root } from '#tests/end-to-end/command.ts';

export const deskPage = join(root, 'dist/breakwater.html');

/** The day of all plans here. */
export const asOf = '2026-11-25';
export const organizations = ['hospital', 'bank', 'utility'];

/** The page in a tab, with everything that it asked for and complained of. */
export interface Opened {
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
}

/** A folder with the examples and the example feed, and a browser beside it. */
export class DeskBrowser {
  readonly folder = mkdtempSync(join(tmpdir(), 'breakwater-desk-'));
  readonly feed = join(this.folder, 'example.bwfeed');
  #browser: Browser | undefined;

  async start(): Promise<void> {
    const bundled = spawnSync(process.execPath, [join(root, 'scripts/bundle-desk.ts')], { encoding: 'utf8' });
    if (bundled.status !== 0) throw new Error(bundled.stderr);
    this.#browser = await startBrowser();
    this.buildFeed([join(root, 'examples/feed')], this.feed);
    for (const name of organizations) {
      // Whoever tried the examples left their memory there.
      const filter = (path: string): boolean => !isOwnFile(basename(path));
      cpSync(join(root, 'examples', name), join(this.folder, name), { recursive: true, filter });
    }
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.folder, { recursive: true });
  }

  buildFeed(sources: readonly string[], into: string): void {
    const built = mkdtempSync(join(this.folder, 'feed-'));
    const ran = breakwater(['feed', 'build', '--out', built, ...sources]);
    if (ran.status !== 0) throw new Error(ran.stderr);
    const name = readdirSync(built).find((one) => one.endsWith('.bwfeed')) ?? '';
    cpSync(join(built, name), into);
  }

  async open(width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> {
    if (this.#browser === undefined) throw new Error('start it first');
    const context = await this.#browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(pathToFileURL(deskPage).href);
    return { page, requests, complaints };
  }

  /** What the command prints for the same files, named as the page names them. */
  commanded(words: readonly string[], feedName = basename(this.feed)): string {
    const day = words.includes('--as-of') ? [] : ['--as-of', asOf];
    const state = words.includes('--state') ? [] : ['--no-state'];
    return this.run(['plan', ...words, '--feed', feedName, ...day, ...state]);
  }

  run(words: readonly string[]): string {
    const ran = breakwater(words, { cwd: this.folder });
    if (ran.status !== 0) throw new Error(`the command ended with ${ran.status}: ${ran.stderr}`);
    return ran.stdout;
  }
}

export async function settled(page: Page): Promise<void> {
  await page.locator('#desk-status:not(.desk-busy)').waitFor();
}

export async function bring(page: Page, ...files: readonly string[]): Promise<void> {
  await page.setInputFiles('#desk-choose', [...files]);
  await settled(page);
}

export async function bringFolder(page: Page, path: string): Promise<void> {
  await page.setInputFiles('#desk-choose-folder', path);
  await settled(page);
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await settled(page);
}

export async function plan(page: Page): Promise<void> {
  await page.fill('#desk-day', asOf);
  await press(page, 'Make the plan');
}

/** The file that pressing a button saves. */
export async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly text: string }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
