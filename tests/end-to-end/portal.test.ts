// The service and its portal together, as people use them: from an invitation to an action that is done.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { root } from '#tests/end-to-end/command.ts';
import {
  claim,
  flaws,
  patienceMs,
  picture,
  ServedPortal,
  settled,
  type Visitor,
} from '#tests/end-to-end/portal-browser.ts';

const limitMs = 300_000;

describe.skipIf(!hasBrowser)('the portal', () => {
  const portal = new ServedPortal();
  let hospital: Visitor;
  let org = '';
  let firstAction = '';

  beforeAll(async () => {
    await portal.start();
    hospital = await portal.visitor();
    await claim(hospital, portal.link(/Hospital/));
    await hospital.page.locator('.bw-action').first().waitFor();
    org = /organizations\/([^/]+)/.exec(hospital.page.url())?.[1] ?? '';
    firstAction = (await hospital.page.locator('.bw-action h3 a').first().getAttribute('href')) ?? '';
  }, limitMs);
  afterAll(() => portal.end());

  test('lets somebody in by a one-time link, once, and afterwards by their passkey', { timeout: limitMs }, async () => {
    const visitor = await portal.visitor();
    const { page, complaints } = visitor;
    const link = portal.link(/Bank/);
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

  test('leads who was invited from the link to an action that is done', { timeout: limitMs }, async () => {
    const { page: inviting } = hospital;
    await inviting.goto(`${portal.origin}/organizations/${org}/members`);
    await inviting.getByLabel('E-mail address').fill('ben.ortiz@hospital.example');
    await inviting.getByRole('button', { name: 'Make the invitation' }).click();
    const link = (await inviting.locator('.bw-secret').textContent()) ?? '';

    const { page, complaints } = await portal.visitor();
    await page.goto(link);
    await page.getByLabel('Your name').fill('Ben Ortiz');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.locator('.bw-action').first().waitFor();

    await page.getByRole('link', { name: 'Inventory' }).click();
    await page.locator('input[type=file]').first().setInputFiles(join(root, 'examples/bank/online-banking.cdx.json'));
    await page.getByText('1 of 1 document read').waitFor();
    expect(await page.locator('.bw-sendings').textContent()).toMatch(
      /online-banking\.cdx\.json.*CycloneDX.*components/,
    );

    await page.getByRole('link', { name: 'This week' }).click();
    await page.locator('.bw-stale').waitFor({ state: 'detached' });
    const row = page.locator('.bw-action').first();
    const title = (await row.locator('h3 a').textContent()) ?? '';
    await row.getByRole('button', { name: /^(Done|We looked):/ }).click();
    await row.getByLabel('Hours it took').fill('1,5');
    await row.getByRole('button', { name: /^It is done:/ }).click();
    await row.locator('.bw-state').waitFor();
    expect(await row.locator('.bw-state').textContent()).toMatch(/done/i);
    await row.getByRole('link', { name: title }).click();
    await page.getByText('1.5 h spent').first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('says of a document that can not be read why, and keeps the others', { timeout: limitMs }, async () => {
    const { page } = hospital;
    await page.goto(`${portal.origin}/organizations/${org}/inventory`);
    const broken = { name: 'broken.cdx.json', mimeType: '', buffer: Buffer.from('{"bomFormat": "CycloneDX", oops}') };
    await page.locator('input[type=file]').first().setInputFiles([broken]);
    await page.getByText('1 could not be read').waitFor();
    expect(await page.locator('.bw-sendings').textContent()).toMatch(/Not read: .*line 1/);
  });

  test('is used by keyboard alone', { timeout: limitMs }, async () => {
    const { page } = hospital;
    const focused = (what: string): Promise<string> => page.evaluate<string>(`document.activeElement.${what}`);
    await page.goto(`${portal.origin}/organizations/${org}/plan`);
    await page.locator('.bw-action').first().waitFor();
    await page.locator('.bw-stale').waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    expect(await focused('textContent')).toContain('Skip to');
    await page.keyboard.press('Enter');
    expect(await focused('id')).toBe('main');
    // What is done has no such button, and the plan that follows it puts it last.
    const later = page
      .locator('.bw-action')
      .getByRole('button', { name: /^Not now/ })
      .last();
    await later.focus();
    await page.keyboard.press('Enter');
    expect(await focused('tagName')).toBe('TEXTAREA');
    await page.keyboard.press('Escape');
    expect(await focused('tagName')).toBe('BUTTON');
    await page.keyboard.press('/');
    await page.keyboard.type('log4j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What is called “log4j”' }).waitFor();
    const runs = page.getByRole('table', { name: 'What runs that is called log4j' });
    // Others that were handed in meanwhile may stand before it.
    const row = runs.getByRole('row').filter({ hasText: 'patient-portal' }).first();
    expect(await row.textContent()).toMatch(/log4j.*2\.\d+.*patient-portal/);
    expect(await focused('tagName')).toBe('H1');
  });

  test('shows nobody anything of an organization that is not theirs', { timeout: limitMs }, async () => {
    const { page } = await portal.visitor();
    await page.goto(`${portal.origin}/organizations/${org}/plan`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    expect(new URL(page.url()).searchParams.get('next')).toBe(`/organizations/${org}/plan`);
    await page.context().close();
    const stranger = await portal.visitor();
    await claim(stranger, portal.link(/Water/));
    await stranger.page.goto(`${portal.origin}/organizations/${org}/plan`);
    await stranger.page.getByRole('heading', { name: 'Nothing here for you' }).waitFor();
    expect(await stranger.page.locator('body').textContent()).not.toContain('Hospital');
    await stranger.page.context().close();
  });

  test(
    'shows whoever acts for others what is due at all of them, and the clearinghouse its feed',
    { timeout: limitMs },
    async () => {
      const visitor = await portal.visitor();
      const { page, complaints } = visitor;
      await claim(visitor, portal.link(/administrator of this server/));
      await page.locator('.bw-choices').getByRole('link', { name: 'Clearinghouse' }).click();
      const weeks = page.getByRole('table', { name: 'Do first' });
      await weeks.waitFor();
      expect(await page.getByRole('table', { name: 'Customers' }).textContent()).toContain('Hospital');
      expect(await weeks.getByRole('row').count()).toBeGreaterThan(1);
      const customers = new URL(page.url()).pathname;
      await page.getByLabel('Name of a software').fill('log4j');
      await page.getByRole('button', { name: 'Find', exact: true }).click();
      expect(await page.getByRole('table', { name: 'Who runs log4j' }).textContent()).toContain('patient-portal');
      const found: string[] = [];
      for (const address of [customers, customers.replace(/customers$/, 'administration')]) {
        await page.goto(`${portal.origin}${address}`);
        await settled(page);
        found.push(...(await flaws(page, address.replace(/.*\//, ''), picture)));
      }
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('lets a note be read by more people only where two agree', { timeout: limitMs }, async () => {
    const { page, complaints } = hospital;
    await page.goto(`${portal.origin}/organizations/${org}/members`);
    await page.getByLabel('E-mail address').fill('ada.wong@hospital.example');
    await page.locator('label', { hasText: /^Administrator/ }).click();
    await page.getByRole('button', { name: 'Make the invitation' }).click();
    const link = (await page.locator('.bw-secret').textContent()) ?? '';
    await page.goto(`${portal.origin}/organizations/${org}/notes?about=CVE-2021-44228`);
    await page.getByLabel('Note', { exact: true }).fill('CVE-2021-44228: the vendor calls back on Monday.');
    await page.locator('label', { hasText: 'TLP:AMBER+STRICT' }).click();
    await page.getByRole('button', { name: /^Write it/ }).click();
    const written = page.locator('.bw-note', { hasText: 'calls back on Monday' });
    await written.getByText('Cedar Valley Hospital alone').waitFor();
    expect(await written.getByRole('link', { name: 'CVE-2021-44228' }).count()).toBe(1);
    await written.getByRole('button', { name: 'Let more people see it' }).click();
    await written.locator('label', { hasText: 'TLP:GREEN' }).click();
    await written.getByLabel('Why').fill('Others run it too.');
    await written.getByRole('button', { name: /^Propose it/ }).click();
    await written.getByText('It waits for somebody else to agree').waitFor();
    expect(await written.getByRole('button', { name: 'Agree' }).count()).toBe(0);

    const second = await portal.visitor();
    await second.page.goto(link);
    await second.page.getByLabel('Your name').fill('Ada Wong');
    await second.page.getByRole('button', { name: 'Join' }).click();
    await second.page.getByRole('button', { name: 'Make a passkey' }).click();
    await second.page.locator('header .bw-menu').last().waitFor();
    await second.page.goto(`${portal.origin}/organizations/${org}/notes`);
    const read = second.page.locator('.bw-note', { hasText: 'calls back on Monday' });
    await read.getByRole('button', { name: 'Agree' }).click();
    await read.getByRole('button', { name: 'Yes, agree' }).click();
    await read.getByText('Every member of every organization here').waitFor();
    expect([...complaints, ...second.complaints]).toEqual([]);
    await second.page.context().close();
  });

  test(
    'says of an identity provider what to register, how members connect, and what is wrong with it',
    async () => {
      const { page, complaints } = hospital;
      await page.goto(`${portal.origin}/organizations/${org}/identity-providers`);
      await page.getByText('/api/sign-in/provider-return').waitFor();
      await page.getByLabel('Name', { exact: true }).fill('Hospital account');
      await page.getByLabel('Client id').fill('breakwater');
      await page.getByLabel('Client secret').fill('secret');
      await page.getByLabel('Issuer').fill('ftp://login.example');
      await page.getByRole('button', { name: /^Add it/ }).click();
      await page.getByText('An issuer is an https address').waitFor();
      // Nothing listens there.
      await page.getByLabel('Issuer').fill('https://127.0.0.1:9/.well-known/openid-configuration');
      await page.getByRole('button', { name: /^Add it/ }).click();
      await page.getByRole('link', { name: /\/connect\// }).click();
      await page.getByRole('button', { name: 'Connect it' }).click();
      await page.getByText('does not answer').waitFor();
      await page.goto(`${portal.origin}/api/sign-in/provider/${page.url().split('/').at(-1) ?? ''}`);
      await page.getByText('Use your passkey, and tell your administrator').waitFor();
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      expect(complaints).toEqual([]);
    },
    limitMs,
  );

  test('shows the secret of a webhook once, and says why its test did not arrive', { timeout: limitMs }, async () => {
    const { page, complaints } = hospital;
    await page.goto(`${portal.origin}/organizations/${org}/webhooks`);
    await page.getByRole('heading', { name: 'Nowhere yet' }).waitFor();
    await page.getByLabel('Address').fill('http://tickets.hospital.example/in');
    await page.getByRole('button', { name: /^Add it/ }).click();
    await page.getByText('A webhook is an https address').waitFor();
    // No name below `.invalid` leads anywhere: RFC 6761 §6.4.
    await page.getByLabel('Address').fill('https://tickets.invalid/in');
    await page.getByRole('button', { name: /^Add it/ }).click();
    await page.locator('.bw-secret').waitFor();
    expect(await page.locator('.bw-secret').textContent()).toMatch(/^whsec_/);
    await page.getByRole('button', { name: 'I have it' }).click();
    await page.getByRole('button', { name: /^Send a test/ }).click();
    await page.getByText('The test did not arrive. ').waitFor();
    await picture(page, 'webhook-failing');
    await page.reload();
    await page.getByRole('heading', { name: 'https://tickets.invalid/in' }).waitFor();
    expect(await page.locator('.bw-secret').count()).toBe(0);
    // Messages are being sent there: who is told to try again does.
    const remove = page.getByRole('button', { name: /^(?:Yes, remove|Remove)/ }).first();
    const gone = page.getByRole('heading', { name: 'Nowhere yet' });
    const removed = async (): Promise<boolean> => {
      if (!(await gone.isVisible())) await remove.click({ timeout: 2000 }).catch(() => undefined);
      return gone.isVisible();
    };
    await expect.poll(removed, { timeout: patienceMs, interval: 500 }).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('shows of what the plan takes as mended why, and no day', { timeout: limitMs }, async () => {
    const { page, complaints } = hospital;
    await page.goto(`${portal.origin}/organizations/${org}/vulnerabilities/CVE-2022-22965`);
    const mended = page.locator('.bw-place', { hasText: 'Taken as mended' });
    await mended.getByText('the upgrade of what is released with it closes it, so that nobody is asked').waitFor();
    await picture(page, 'taken-as-mended');
    expect(await mended.textContent()).not.toContain('BOD 26-04');
    expect(await page.locator('#concern').locator('..').textContent()).toContain(
      '1 component of yours is taken as mended',
    );
    expect(complaints).toEqual([]);
  });

  const pages = ['plan', 'inventory', 'vulnerabilities', 'vulnerabilities/CVE-2021-44228', 'search?q=log4j', 'members'];
  const office = ['', 'identity-providers', 'grants', 'tokens', 'webhooks', 'compartments', 'notes?about=x', 'events'];
  test('has no axe violation and no sideways scrolling on any page', { timeout: 2 * limitMs }, async () => {
    const { page } = hospital;
    const addresses = [...pages, ...office].map((name) => `/organizations/${org}/${name}`.replace(/\/$/, ''));
    const asset = await firstAsset(page, `${portal.origin}/organizations/${org}/inventory`);
    const found: string[] = [];
    const connect = '/connect/019aaaaa-0000-7000-8000-000000000001';
    for (const address of ['/account', firstAction, asset, '/nowhere', '/claim', '/sign-in', connect, ...addresses]) {
      await page.goto(`${portal.origin}${address}`);
      await settled(page);
      found.push(...(await flaws(page, address, picture)));
    }
    expect(found).toEqual([]);
    expect(hospital.complaints).toEqual([]);
  });
});

async function firstAsset(page: Page, inventory: string): Promise<string> {
  await page.goto(inventory);
  const link = page.locator('.bw-table a').first();
  await link.waitFor();
  return (await link.getAttribute('href')) ?? '';
}
