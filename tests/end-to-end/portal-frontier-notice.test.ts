// A developer's pages as people use them: from its enrolment to leaving.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { FrontierPeople } from '#tests/end-to-end/frontier-people.ts';
import { flaws, picture, ServedPortal, settled } from '#tests/end-to-end/portal-browser.ts';

const limitMs = 300_000;

describe.skipIf(!hasBrowser)('the pages of a developer', () => {
  const portal = new ServedPortal();
  const people = new FrontierPeople(portal);
  let page: Page;

  beforeAll(async () => {
    await portal.start();
    const clearinghouse = await people.clearinghouse();
    const developer = await people.enrolled(clearinghouse, { name: 'Nimbus Labs', kind: 'ai_developer' });
    page = await people.before(developer);
  }, limitMs);
  afterAll(() => portal.end());

  /** To the first page of theirs, which is another than that of everybody. */
  async function comesHome(who: Page): Promise<void> {
    await who.goto(portal.origin);
    await who.waitForURL(/organizations\//);
    await settled(who);
  }

  test('are led to from the menu of whom they concern, and of nobody else', { timeout: limitMs }, async () => {
    const hospital = await people.before(await people.hospital());
    await comesHome(hospital);
    await hospital.locator('header .bw-menu summary').last().click();
    await hospital.getByRole('link', { name: 'Your passkeys and sessions' }).waitFor();
    expect(await hospital.getByRole('link', { name: 'Frontier models' }).count()).toBe(0);
    await hospital.context().close();

    await comesHome(page);
    await page.locator('header .bw-menu summary').last().click();
    await page.getByRole('link', { name: 'Frontier models' }).click();
    await page.getByRole('heading', { name: 'Your models' }).waitFor();
    await settled(page);
    expect(await flaws(page, 'frontier', picture)).toEqual([]);
  });

  test(
    'take a plan with its window as it is written, move it, and let the developer leave',
    { timeout: limitMs },
    async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${portal.origin}/frontier`);
      await page.getByLabel('What you call it').fill('Nimbus 5');
      await page.getByRole('button', { name: 'Bring it in' }).click();
      await page.getByRole('heading', { name: /^Nimbus 5 [a-z]+-[a-z]+-\d{4}$/ }).waitFor();
      const preview = page.locator('form', { hasText: 'Tell this plan' }).getByRole('status');
      await preview.getByText('There is no window').waitFor();

      const zone = page.getByLabel('Time zone');
      await zone.selectOption('America/New_York');
      await page.getByLabel('Release to trusted partners').fill('2027-03-20T09:00');
      await page.getByLabel('Days of access that you offer the government').fill('30');
      const told = (await preview.textContent()) ?? '';
      // Summer time begins on 14 March 2027 in New York.
      expect(told).toContain('from 2027-02-18 09:00 to 2027-03-20 09:00, 30 calendar days in America/New_York');
      expect(told).toContain('719 hours, not 720');
      await page.getByLabel('General release').fill('2027-04-20T09:00');
      await settled(page);
      expect(await flaws(page, 'frontier-model-form', picture)).toEqual([]);
      await page.getByRole('button', { name: 'Tell this plan' }).click();
      await page.getByText('with 30 days of access offered').waitFor();
      await page
        .getByRole('img', { name: /releases/ })
        .first()
        .waitFor();

      await page.getByRole('button', { name: 'Move: General release' }).click();
      await page.getByLabel('General release: new day and time').fill('2027-05-02T09:00');
      await page.getByRole('button', { name: /^Move it/ }).click();
      await page.getByText('2027-05-02 09:00 (America/New_York), planned').waitFor();
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Take it as a calendar' }).click();
      expect((await download).suggestedFilename()).toMatch(/^[a-z]+-[a-z]+-\d{4}\.ics$/);

      await page.getByRole('textbox', { name: 'Your question' }).fill('Is it covered?');
      await page.getByRole('button', { name: /^Ask/ }).click();
      await page.getByText('Asked whether the model is a covered frontier model').waitFor();
      await settled(page);
      expect(await flaws(page, 'frontier-model', picture)).toEqual([]);

      await page.setViewportSize({ width: 1280, height: 900 });
      await page.getByRole('button', { name: 'Leave with this model' }).click();
      await page.getByRole('button', { name: 'Yes, leave with this model' }).click();
      await page.getByText('You left. Nobody else sees anything of this model').waitFor();
      await page.getByRole('button', { name: 'Tell another plan' }).click();
      await page.getByRole('button', { name: 'Tell this plan' }).click();
      await page.getByText('You left.').waitFor({ state: 'detached' });
      expect(people.complaints.flat()).toEqual([]);
    },
  );
});
