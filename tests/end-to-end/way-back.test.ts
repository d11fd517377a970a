// Somebody without a passkey who has nobody to ask: the first administrator of an enrolled organization whose page closed, and
// the last administrator of the clearinghouse. As they and those who let them in have it, in browsers.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { breakwater } from '#tests/end-to-end/command.ts';
import { claim, flaws, ServedPortal, type Visitor } from '#tests/end-to-end/portal-browser.ts';

const limitMs = 300_000;
/** The list of those that nobody can sign in to. */
const waiting = '[aria-labelledby=waiting]';
/** Where pictures are put, for whoever looks at them. */
const pictures = process.env['BREAKWATER_PICTURES'];

describe.skipIf(!hasBrowser)('the way back', () => {
  const portal = new ServedPortal();
  let administrator: Visitor;
  let clearinghouse = '';

  beforeAll(async () => {
    await portal.start();
    administrator = await portal.visitor();
    await claim(administrator, portal.link(/administrator of this server/));
    const own = administrator.page.locator('.bw-choices a', { hasText: 'Clearinghouse' });
    clearinghouse = /organizations\/([^/?]+)/.exec((await own.getAttribute('href')) ?? '')?.[1] ?? '';
  }, limitMs);
  afterAll(() => portal.end());

  const customers = (): string => `${portal.origin}/organizations/${clearinghouse}/customers`;

  test(
    'is another link by whoever enrolled an organization, until somebody has made a passkey',
    { timeout: limitMs },
    async () => {
      const { page, complaints } = administrator;
      await page.goto(customers());
      await page.getByLabel('Organizations, a line each').fill('Harbor Credit Union, it@harbor.example, 8');
      await page.getByRole('button', { name: 'Enrol them' }).click();
      const first = await page.locator('[aria-labelledby=enrol] code').first().textContent();

      const lost = await portal.visitor();
      await lost.page.goto(first ?? '');
      await lost.page.getByLabel('Your name').fill('Ada');
      await lost.page.getByRole('button', { name: 'Join' }).click();
      await lost.page.getByRole('button', { name: 'Make a passkey' }).waitFor();
      await lost.context.close();
      const again = await portal.visitor();
      await again.page.goto(first ?? '');
      await again.page.getByText('you made no passkey, ask who invited you').waitFor();

      await page.goto(customers());
      await page.getByText('accepted, but no passkey was made').waitFor();
      await page.getByRole('button', { name: /Make a new link for Harbor/ }).click();
      expect(await page.locator(waiting).textContent()).toContain('who accepted it is put out');
      await page.getByRole('button', { name: /Yes, make a new link/ }).click();
      const second = (await page.locator(`${waiting} .bw-secret`).textContent()) ?? '';
      const picture = async (shown: typeof page, name: string): Promise<void> => {
        if (pictures === undefined) return;
        mkdirSync(pictures, { recursive: true });
        await shown.screenshot({ path: join(pictures, `waiting-${name}.png`), fullPage: true });
      };
      expect(await flaws(page, '/customers', picture)).toEqual([]);

      await again.page.goto(second);
      await again.page.getByLabel('Your name').fill('Ada');
      await again.page.getByRole('button', { name: 'Join' }).click();
      await again.page.getByRole('button', { name: 'Make a passkey' }).click();
      await again.page.locator('header .bw-menu').last().waitFor();
      await page.goto(customers());
      await page.getByRole('button', { name: 'Enrol them' }).waitFor();
      await expect.poll(() => page.locator(waiting).count()).toBe(0);
      expect([...complaints, ...again.complaints]).toEqual([]);
      await again.context.close();
    },
  );

  test(
    'is a link that whoever runs the service makes, while it serves, for who lost the only passkey',
    { timeout: limitMs },
    async () => {
      const port = new URL(portal.origin).port;
      const data = join(portal.folder, 'installation');
      const made = breakwater(['sign-in-link', 'administrator@localhost', '--data', data, '--port', port]);
      expect({ status: made.status, stderr: made.stderr }).toEqual({ status: 0, stderr: '' });
      const [link = ''] = made.stdout.split('\n');

      // Another device: it holds none of the passkeys of before.
      const device = await portal.visitor();
      await claim(device, link);
      const { page } = device;
      await page.goto(`${portal.origin}/organizations/${clearinghouse}/events`);
      await page.getByText('Person: given link').waitFor();
      const row = page.locator('tr', { hasText: 'Person: given link' });
      expect(await row.textContent()).toContain('the service (operator)');
      await page.locator('header .bw-menu summary').last().click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.locator('header .bw-menu').last().waitFor();
      expect(device.complaints).toEqual([]);
    },
  );
});
