// Access to a model by the portal, as each side has it: a developer gives it, the holder names somebody, they accept the terms
// and see the model, and the developer sees what they did and ends it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysFromNow } from '#server/frontier/fixtures/from-now.ts';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { FrontierPeople } from '#tests/end-to-end/frontier-people.ts';
import { flaws, picture, ServedPortal, settled } from '#tests/end-to-end/portal-browser.ts';
import type { Administrator, Human } from '#tests/served-people.ts';

const limitMs = 300_000;

describe.skipIf(!hasBrowser)('access to a model', () => {
  const portal = new ServedPortal();
  const people = new FrontierPeople(portal);
  let developer: Administrator;
  let nsa: Administrator;
  let tester: Human;

  beforeAll(async () => {
    await portal.start();
    const clearinghouse = await people.clearinghouse();
    developer = await people.enrolled(clearinghouse, { name: 'Foundation Labs', kind: 'ai_developer' });
    const offices = ['nsa-director', 'evaluator'];
    nsa = await people.enrolled(clearinghouse, { name: 'NSA', kind: 'federal_agency', offices });
    tester = await people.invited(nsa, 'Ada Tester');
  }, limitMs);
  afterAll(() => portal.end());

  const address = (path: string): string => `${portal.origin}${path}`;

  test('is given, named, accepted, used, seen and ended', { timeout: limitMs }, async () => {
    const found: string[] = [];
    const model = await people.model(developer, 'Nimbus 5');
    const release = daysFromNow(10).slice(0, 16);
    const notice = { releases: { 'trusted-partners': { at: release, zone: 'UTC' } }, daysOffered: 30 };
    await developer.done('POST', `/api/frontier/models/${model}/notices`, {
      body: { ...notice, audience: 'developer' },
    });

    const mine = await people.before(developer);
    await mine.goto(address(`/frontier/${model}`));
    await mine.getByRole('link', { name: 'Access' }).click();
    await mine.getByText('You gave none. Nothing follows from that.').waitFor();
    found.push(...(await flaws(mine, 'frontier-access-none', picture)));
    await mine.locator('label', { hasText: 'To test it' }).click();
    await mine.locator('label', { hasText: 'The model itself' }).click();
    await mine.getByLabel('How the model is reached').fill('https://models.example/nimbus');
    await mine.getByLabel('Last day').fill(daysFromNow(60).slice(0, 10));
    await mine.getByRole('button', { name: 'Give access' }).click();
    await mine.getByText('The government uses a model within the window of your notice').waitFor();
    await mine.getByLabel('Last day').fill(daysFromNow(8).slice(0, 10));
    await mine.getByRole('button', { name: 'Give access' }).click();
    await mine.getByText('Nobody is named yet').waitFor();

    const theirs = await people.before(nsa);
    await theirs.goto(address('/frontier'));
    await theirs.getByRole('heading', { name: 'Access that was given' }).waitFor();
    expect(await theirs.locator('main').textContent()).not.toMatch(/Nimbus|Foundation Labs/);
    await theirs.getByLabel('Name somebody of yours').selectOption({ label: 'Ada Tester' });
    await theirs.getByRole('button', { name: /^Name/ }).click();
    await theirs.getByRole('table', { name: 'Who is named of NSA' }).getByText('not accepted yet').waitFor();
    found.push(...(await flaws(theirs, 'frontier-offers-holder', picture)));

    const ada = await people.before(tester);
    await ada.goto(address('/frontier'));
    await ada.getByText('You see nothing of the model before you accept these terms').waitFor();
    expect(await ada.locator('main').textContent()).not.toMatch(/Nimbus|Foundation Labs/);
    found.push(...(await flaws(ada, 'frontier-offers-named', picture)));
    await ada.getByRole('button', { name: /^Accept the terms/ }).click();
    await ada.getByRole('link', { name: 'Go to the model' }).click();
    await ada.getByRole('heading', { name: /Nimbus 5/ }).waitFor();
    await ada.getByRole('link', { name: 'Access' }).click();
    await ada.getByText('https://models.example/nimbus').waitFor();
    found.push(...(await flaws(ada, 'frontier-access-held', picture)));

    await mine.reload();
    await mine
      .getByRole('table', { name: 'Uses of access, newest first' })
      .getByText('read how it is reached')
      .first()
      .waitFor();
    await mine.getByLabel('Why').fill('The office asked for the dates.');
    await mine.getByRole('button', { name: /Propose it: tell more people/ }).click();
    await mine.getByText('You proposed it: another person of yours agrees.').waitFor();
    await mine.locator('summary', { hasText: 'Open more to them' }).click();
    found.push(...(await flaws(mine, 'frontier-access-given', picture)));
    await mine.getByRole('button', { name: /End the access of NSA/ }).click();
    await mine.getByRole('button', { name: /^Yes, end it/ }).click();
    await mine.getByText('Nothing that you gave is open.').waitFor();

    await ada.reload();
    await settled(ada);
    expect(await ada.locator('main').textContent()).not.toMatch(/Nimbus/);
    await ada.goto(address('/frontier'));
    await settled(ada);
    expect(await ada.locator('main').textContent()).not.toMatch(/Nimbus|Access that was given/);
    expect(found).toEqual([]);
    expect(people.complaints.flat()).toEqual([]);
  });
});
