// Trusted partners and the fairness ledger as people use them: criteria, an application, answers of both sides, the overseer.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { FrontierPeople } from '#tests/end-to-end/frontier-people.ts';
import { flaws, picture, ServedPortal, settled } from '#tests/end-to-end/portal-browser.ts';
import type { Administrator } from '#tests/served-people.ts';

const limitMs = 300_000;

/** Somebody before the portal. */
interface AtPage extends Administrator {
  readonly page: Page;
}

describe.skipIf(!hasBrowser)('the pages of trusted partners', () => {
  const portal = new ServedPortal();
  const people = new FrontierPeople(portal);
  let clearinghouse: AtPage;
  let hospital: AtPage;
  let developer: AtPage;
  let model: string;

  beforeAll(async () => {
    await portal.start();
    clearinghouse = await atPage(await people.clearinghouse());
    hospital = await atPage(await people.hospital());
    const enrolled = { name: 'Nimbus Labs', kind: 'ai_developer' };
    developer = await atPage(await people.enrolled(clearinghouse, enrolled));
    model = await people.model(developer, 'Nimbus 5');
  }, limitMs);
  afterAll(() => portal.end());

  async function atPage(who: Administrator): Promise<AtPage> {
    return { ...who, page: await people.before(who) };
  }

  async function shows({ page }: Pick<AtPage, 'page'>, address: string, heading: string): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${portal.origin}${address}`);
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await settled(page);
  }

  async function flawsOf({ page }: Pick<AtPage, 'page'>, name: string): Promise<readonly string[]> {
    const found = await flaws(page, name, picture);
    await page.setViewportSize({ width: 1280, height: 900 });
    return found;
  }

  test('criteria are declared, and whoever fits applies', { timeout: limitMs }, async () => {
    const { page } = clearinghouse;
    await shows(clearinghouse, '/frontier/partners', 'Trusted partners');
    await page.getByText('Declare criteria').click();
    await page
      .getByLabel('What an applicant shows, a line each')
      .fill('secure: findings are kept where only named people read them');
    await page.getByLabel('What a partner promises, a line each').fill('report, 14: It reports what it finds.');
    await page.getByLabel('People by name, at least').fill('1');
    await page.getByRole('button', { name: 'Declare them' }).click();
    await page.getByText('Version 1, declared').waitFor();
    await page.getByRole('heading', { name: 'Applications to answer' }).waitFor();
    expect(await flawsOf(clearinghouse, 'frontier-partners-government')).toEqual([]);

    await shows(hospital, '/frontier/partners', 'Your application');
    const own = hospital.page;
    await own.getByLabel('Sector').selectOption('healthcare_and_public_health');
    await own.locator('label', { hasText: 'Rural' }).click();
    await own.getByLabel(/^What shows/).fill('A vault that three people open.');
    await own.getByRole('button', { name: 'Add an interest in a developer of AI' }).click();
    await own.getByLabel('Which developer, by its name').fill('Nimbus Labs');
    await own.getByLabel('Your organization').selectOption('supplies');
    await own.getByLabel('Hours a week that you have to act').fill('3');
    await own.getByLabel('People who would act, a line each').fill('A. Adams');
    expect(await flawsOf(hospital, 'frontier-partners-applying')).toEqual([]);
    await own.getByRole('button', { name: 'Apply', exact: true }).click();
    await own.getByText('Fit, by the declared criteria.').waitFor();
    await own.getByText('Nobody has answered it yet.').waitFor();
  });

  test('both sides answer, and the applicant learns why and never of which model', { timeout: limitMs }, async () => {
    const government = clearinghouse.page;
    await shows(clearinghouse, '/frontier/partners', 'Applications to answer');
    await government.getByText(/^Answer .*Hospital/).click();
    await government.locator('label', { hasText: 'Yes' }).click();
    await government.getByLabel('Why').fill('It looks after forty beds.');
    await government.getByRole('button', { name: /^Answer/ }).click();
    await government.getByText('It looks after forty beds.').waitFor();

    const { page } = developer;
    await page.goto(`${portal.origin}/frontier/${model}`);
    await page.getByRole('heading', { name: /^Nimbus 5 / }).waitFor();
    await page.getByRole('link', { name: 'Partners', exact: true }).click();
    await page.getByRole('heading', { name: 'Applicants' }).waitFor();
    await page.getByText(/^Answer .*Hospital/).click();
    await page.locator('label', { hasText: 'Yes' }).click();
    await page.getByLabel('Why').fill('Few others know such wards.');
    expect(await flawsOf(developer, 'frontier-model-partners')).toEqual([]);
    await page.getByRole('button', { name: /^Answer/ }).click();
    await page.getByText('Chosen by both sides.').waitFor();
    await page.getByRole('cell', { name: /Hospital \(is one\)/ }).waitFor();

    await shows(hospital, '/frontier/partners', 'Your application');
    const told = (await hospital.page.getByRole('region', { name: 'Your application' }).textContent()) ?? '';
    expect(told).toContain('Few others know such wards.');
    expect(told).toContain('says a developer on');
    expect(told).not.toContain('Nimbus 5');
    expect(await flawsOf(hospital, 'frontier-partners-own')).toEqual([]);
    await page.getByRole('link', { name: 'Fairness', exact: true }).click();
    await page.getByText('Few others know such wards.').waitFor();
    expect(await flawsOf(developer, 'frontier-model-ledger')).toEqual([]);
  });

  test('a partner tells what it did, for the developer and the government to read', { timeout: limitMs }, async () => {
    const [opensAt, expiresAt] = [hoursFromNow(-1), hoursFromNow(100)];
    const grant = { purpose: 'partner', scopes: ['model'], opensAt, expiresAt };
    await people.letIn(developer, hospital, { model, person: hospital, grant });

    const { page } = hospital;
    await shows(hospital, `/frontier/${model}/partners`, 'Tell what you did');
    await page.getByLabel('Of which promise').selectOption('report');
    await page.getByRole('textbox', { name: 'What you did' }).fill('Three flaws were reported.');
    await page.getByLabel('Findings so far').fill('3');
    await page.getByLabel('Of them fixed').fill('1');
    await page.getByRole('button', { name: 'Tell it' }).click();
    await page.getByText('By its own count: 3 found, 1 fixed, 0 published.').waitFor();
    expect(await flawsOf(hospital, 'frontier-as-partner')).toEqual([]);
    await shows(clearinghouse, '/frontier/partners', 'Whom the choices leave out');
    await clearinghouse.page.getByText('Three flaws were reported.').waitFor();
    expect(await flawsOf(clearinghouse, 'frontier-partners-queue')).toEqual([]);
  });

  test('the overseer reads the ledger, and everybody what is published of it', { timeout: limitMs }, async () => {
    const { page } = clearinghouse;
    await shows(clearinghouse, '/frontier', 'Offices');
    await page.getByLabel('Office', { exact: true }).selectOption('overseer');
    await page.getByLabel('The organization’s id').fill(hospital.organization);
    await page.getByRole('button', { name: 'Name this office' }).click();
    await page.getByRole('table', { name: 'Offices of the framework' }).waitFor();

    await shows(hospital, '/frontier/ledger', 'Unlike verdicts');
    const own = hospital.page;
    await own.getByLabel('Who asked').fill('An aide');
    await own.getByLabel('On which day').fill('2026-11-02');
    await own.getByLabel('What was asked for').fill('The weights, by telephone.');
    await own.getByRole('button', { name: 'Tell the overseer' }).click();
    await own.getByRole('table', { name: 'Asked for outside the framework' }).waitFor();
    await own.getByRole('table', { name: 'Choices of partners' }).getByText('Few others know such wards.').waitFor();
    expect(await flawsOf(hospital, 'frontier-ledger')).toEqual([]);
    await own.getByRole('button', { name: 'Publish the next quarter' }).click();
    await own.getByRole('button', { name: 'Yes, publish the next quarter' }).click();

    await own.getByText(/^The quarter to .* is published/).waitFor();

    const stranger = await portal.visitor();
    await shows(stranger, '/frontier/published', 'Are developers treated alike?');
    await stranger.page.getByText('it waits for the next quarters').waitFor();
    await stranger.page.getByText('32 commitments').click();
    expect(await flawsOf(stranger, 'frontier-published')).toEqual([]);
    expect([...people.complaints.flat(), ...stranger.complaints]).toEqual([]);
  });
});
