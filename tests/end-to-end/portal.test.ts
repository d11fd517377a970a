// The service and its portal together, as people use them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { claim, ServedPortal } from '#tests/end-to-end/portal-browser.ts';

describe.skipIf(!hasBrowser)('the portal', () => {
  const portal = new ServedPortal();
  beforeAll(() => portal.start());
  afterAll(() => portal.end());

  test('lets the administrator in by the link of the first start, once, and afterwards by a passkey', async () => {
    const visitor = await portal.visitor();
    const { page, complaints } = visitor;
    const link = portal.link(/administrator of this server/);
    await claim(visitor, link);
    await page.locator('header .bw-menu summary').last().click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.locator('header .bw-menu').last().waitFor();
    await page.goto(link);
    await page.getByRole('button', { name: 'Use the link' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Ask for another');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
