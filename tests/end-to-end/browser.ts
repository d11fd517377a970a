// The browser in which pages are looked at.
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const executablePath = '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Without a browser the tests that need one are skipped; in CI its absence is a failure. */
export const hasBrowser = existsSync(executablePath);
if (!hasBrowser && process.env['CI'] === 'true') throw new Error(`no browser at ${executablePath}`);

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}
