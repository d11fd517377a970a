// Handing in a report by the portal, and what its receipt tells whoever has it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { claim, flaws, picture, ServedPortal, type Visitor } from '#tests/end-to-end/portal-browser.ts';

const limitMs = 300_000;

describe.skipIf(!hasBrowser)('the portal', () => {
  const portal = new ServedPortal();
  let hospital: Visitor;

  beforeAll(async () => {
    await portal.start();
    hospital = await portal.visitor();
    await claim(hospital, portal.link(/Hospital/));
  }, limitMs);
  afterAll(() => portal.end());

  test(
    'takes a report in, tells its grade as it is written, and shows its receipt once',
    { timeout: limitMs },
    async () => {
      const { page, complaints } = hospital;
      await page.goto(`${portal.origin}/`);
      await page.getByRole('link', { name: 'Reports' }).click();
      await page.getByRole('heading', { name: 'No reports yet' }).waitFor();
      await page.getByRole('link', { name: 'Hand in a report' }).click();
      await page.getByLabel('Title').fill('Pump takes commands from anybody');
      await page.getByRole('button', { name: /^Hand it in/ }).click();
      await page.getByText('Say what is affected').waitFor();
      await page.getByLabel('Supplier').fill('Example Medical');
      await page.getByLabel('Product').fill('Infusion pump');
      await page.getByLabel('Versions').fill('all that we have');
      await page
        .getByLabel('What is wrong')
        .fill('<script>alert(1)</script> https://example.org/ It asks for no password.');
      await page.locator('summary', { hasText: 'How to make it happen' }).click();
      await page.getByLabel('Step by step').fill('Connect to its port.');
      await page.getByText('E0: a claim.').waitFor();
      await page.getByLabel('What makes it happen by itself').fill('printf "stop" | nc pump 2000');
      await page.getByLabel('Where you ran it').fill('Firmware 3.1');
      await page.getByLabel('What was seen').fill('STOPPED');
      await page.getByLabel('How often you ran it').fill('3');
      await page.getByLabel('How often it happened').fill('3');
      await page.getByText('E2: reproduced.').waitFor();
      await page.locator('label', { hasText: 'A person' }).click();
      await page.locator('label', { hasText: 'It is used in attacks' }).click();
      await page.getByText('7 calendar days').waitFor();
      await page.locator('label', { hasText: 'Do not name me' }).click();
      await page.getByLabel('Time zone').fill('America/Chicago');
      const found = [...(await flaws(page, 'report-written', picture))];
      await page.getByRole('button', { name: /^Hand it in/ }).click();
      const receipt = (await page.locator('.bw-secret').textContent()) ?? '';
      expect(receipt).toMatch(/^BWR(?:-[0-9A-Z]{4}){8}$/);
      found.push(...(await flaws(page, 'report-handed-in', picture)));
      await page.getByRole('button', { name: 'I have it' }).click();
      await page.getByRole('heading', { name: 'Pump takes commands from anybody' }).waitFor();
      await page.getByText('<script>alert(1)</script> https://example.org/').waitFor();
      expect(await page.locator('.bw-report a, .bw-report script').count()).toBe(0);
      found.push(...(await flaws(page, 'report', picture)));
      await page.getByRole('link', { name: 'All reports' }).click();
      expect(await page.getByRole('table', { name: 'Reports' }).textContent()).toMatch(
        /Pump takes.*Received.*E2, reproduced/,
      );
      found.push(...(await flaws(page, 'reports', picture)));

      const stranger = await portal.visitor();
      await stranger.page.goto(`${portal.origin}/receipts`);
      await stranger.page.getByLabel('Receipt').fill(receipt.toLowerCase().replaceAll('-', ' '));
      await stranger.page.getByRole('button', { name: 'Look' }).click();
      await stranger.page.getByRole('table', { name: 'Clocks' }).waitFor();
      expect(await stranger.page.locator('main').textContent()).not.toMatch(/Pump|Hospital/);
      found.push(...(await flaws(stranger.page, 'receipts', picture)));
      await stranger.page.getByLabel('Receipt').fill(`${receipt.slice(0, -4)}0000`);
      await stranger.page.getByRole('button', { name: 'Look' }).click();
      await stranger.page.getByText('There is no report of this receipt').waitFor();

      const coordinator = await portal.visitor();
      await claim(coordinator, portal.link(/administrator of this server/));
      await coordinator.page.locator('.bw-choices').getByRole('link', { name: 'Clearinghouse' }).click();
      await coordinator.page.getByRole('link', { name: 'Reports' }).click();
      const queue = coordinator.page.getByRole('table', { name: 'Reports' });
      expect(await queue.textContent()).toMatch(/Pump takes.*Cedar Valley Hospital.*Received/);
      found.push(...(await flaws(coordinator.page, 'reports-of-all', picture)));
      await coordinator.page.getByRole('link', { name: 'Pump takes commands from anybody' }).click();
      await coordinator.page.getByText('It asks for no password.').waitFor();
      await coordinator.page.context().close();
      expect(found).toEqual([]);
      expect([...complaints, ...stranger.complaints]).toEqual([]);
      await stranger.page.context().close();
    },
  );
});
