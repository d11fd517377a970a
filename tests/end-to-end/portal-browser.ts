// The portal as its user has it: the service in a process of its own, a browser, passkeys in a virtual authenticator.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from '#tests/end-to-end/browser.ts';
import { root } from '#tests/end-to-end/command.ts';

/** A fresh folder gets its database, its feed and its examples within this. */
const startMs = 110_000;
/** The administrator of the server and one of each example. */
const linksPrinted = 4;
/** A plan is made in a process of its own, on a machine that others use too. */
export const patienceMs = 90_000;

/** A link that the service printed, with whom it lets in. */
interface Link {
  readonly url: string;
  readonly who: string;
}

export interface Look {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
}

/** A person before a browser of their own. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained of: errors, refused scripts and styles. */
  readonly complaints: string[];
}

export class ServedPortal {
  readonly folder = mkdtempSync(join(tmpdir(), 'breakwater-portal-'));
  readonly #links: Link[] = [];
  #service: ChildProcess | undefined;
  #browser: Browser | undefined;
  /** `http://localhost:PORT`. */
  origin = '';

  async start(): Promise<void> {
    const words = [join(root, 'scripts/run.mjs'), 'serve', '--port', '0', '--data', join(this.folder, 'installation')];
    this.#service = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const told = await untilServing(this.#service);
    this.origin = `http://localhost:${/serves at http:\/\/[\d.]+:(\d+)/.exec(told)?.[1] ?? ''}`;
    for (const [, url = '', who = ''] of told.matchAll(/(http:\S+\/claim#\w+)\n {2}signs in ([^\n:]+)/g))
      this.#links.push({ url, who });
    this.#browser = await startBrowser();
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    if (this.#service !== undefined && this.#service.exitCode === null) {
      const ended = new Promise((resolve) => this.#service?.once('exit', resolve));
      this.#service.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The one-time link of whom these words name. */
  link(who: RegExp): string {
    const found = this.#links.find((link) => who.test(link.who));
    if (found === undefined)
      throw new Error(`no link for ${who} among: ${this.#links.map((one) => one.who).join(', ')}`);
    return found.url;
  }

  /** Somebody new, with an authenticator that says yes; their looks change nothing of what they may do. */
  async visitor({ width = 1280, scheme = 'light' }: Look = {}): Promise<Visitor> {
    if (this.#browser === undefined) throw new Error('start it first');
    const context = await this.#browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    const complaints: string[] = [];
    // A refusal of the API is no complaint: pages show it.
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    const session = await context.newCDPSession(page);
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return { page, context, complaints };
  }
}

/** Comes in by a one-time link, and makes a passkey. */
export async function claim({ page }: Visitor, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Use the link' }).click();
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.locator('header .bw-menu').last().waitFor();
}

const isStill =
  "document.querySelector('.bw-loading') === null && document.getAnimations().every((one) => one.playState !== 'running')";

/** What a page asked for is there, and nothing on it moves. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  // The page's policy keeps whatever it is asked to evaluate by itself from being evaluated: it is asked from here.
  await expect.poll(() => page.evaluate<boolean>(isStill), { timeout: patienceMs, interval: 20 }).toBe(true);
}

/**
 * What is wrong with how a page looks: sideways scrolling, and what axe finds, each with its first place. Rules of layout are
 * the same in light and dark, and what axe looks at besides colours is the same in both: so it looks twice, not four times.
 */
export async function flaws(page: Page, address: string, picture: Picture): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { width, scheme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await settled(page);
    await picture(page, `${address.replaceAll(/\W+/g, '-')}-${scheme}-${width}`);
    const scroll = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (scroll > width) found.push(`${address} at ${width}: ${scroll} wide`);
    // Of pages without frames the one way finds what the other does, and opens no page of its own for it.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
    const { violations } = await axe.analyze();
    found.push(
      ...violations.map(({ id, nodes }) => `${address}, ${scheme} at ${width}: ${id}: ${nodes[0]?.html ?? ''}`),
    );
  }
  return found;
}

export type Picture = (page: Page, name: string) => Promise<void>;

/** Where pictures of all pages are put, for whoever looks at them. */
const pictures = process.env['BREAKWATER_PICTURES'];

export async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  if (!existsSync(pictures)) mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

const looks = [
  { width: 1280, scheme: 'light' },
  { width: 320, scheme: 'dark' },
] as const;

/** What it printed until it served, the links and all. */
function untilServing(service: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    let faults = '';
    const timer = setTimeout(() => reject(new Error(`the service did not start: ${told}${faults}`)), startMs);
    service.stderr?.on('data', (text: Buffer) => (faults += text.toString()));
    service.stdout?.on('data', (text: Buffer) => {
      told += text.toString();
      // The links follow the address, one line at a time.
      if (/serves at/.test(told) && (told.match(/\n {2}signs in [^\n]*\n/g)?.length ?? 0) === linksPrinted)
        resolve(told);
    });
    service.once('exit', (status) => reject(new Error(`the service ended with ${status}: ${faults}`)));
    service.once('exit', () => clearTimeout(timer));
  });
}
