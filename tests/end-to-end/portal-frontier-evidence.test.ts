// Evidence of a model by the portal: a suite and a released model are kept, criteria are drafted and published, a developer
// hands files in, sees what is wrong with them, and what they say.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { criteriaDocument, suiteOf, tableOf } from '#server/frontier/fixtures/frontier-files.ts';
import { hasBrowser } from '#tests/end-to-end/browser.ts';
import { FrontierPeople } from '#tests/end-to-end/frontier-people.ts';
import { flaws, picture, ServedPortal, settled } from '#tests/end-to-end/portal-browser.ts';
import type { Administrator } from '#tests/served-people.ts';
import { shared } from '#tests/shared.ts';

const limitMs = 300_000;

describe.skipIf(!hasBrowser)('evidence of a model', () => {
  const portal = new ServedPortal();
  const people = new FrontierPeople(portal);
  let clearinghouse: Administrator;
  let developer: Administrator;
  let nsa: Administrator;

  beforeAll(async () => {
    await portal.start();
    clearinghouse = await people.clearinghouse();
    developer = await people.enrolled(clearinghouse, { name: 'Foundation Labs', kind: 'ai_developer' });
    nsa = await people.enrolled(clearinghouse, { name: 'NSA', kind: 'federal_agency', offices: ['nsa-director'] });
  }, limitMs);
  afterAll(() => portal.end());

  const address = (path: string): string => `${portal.origin}${path}`;

  async function choose(page: Page, label: string, name: string, bytes: Uint8Array): Promise<void> {
    const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
    await page.getByLabel(label, { exact: true }).last().setInputFiles(file);
  }

  test(
    'is judged by suites and criteria that everybody sees, and says why it can not be',
    { timeout: limitMs },
    async () => {
      const found: string[] = [];
      const keeper = await people.before(clearinghouse);
      await keeper.goto(address('/frontier/suites'));
      await keeper.getByText('No suite is kept yet').waitFor();
      const suite = suiteOf(60, (index) => index % 10 === 0);
      await choose(keeper, 'Choose files', 'suite.json', Buffer.from(JSON.stringify(suite)));
      await keeper.getByRole('heading', { name: 'Suite 1', exact: true }).waitFor();
      const open = { ...suiteOf(60, () => false), name: 'Open suite' };
      await choose(keeper, 'Choose files', 'open.json', Buffer.from(JSON.stringify(open)));
      await keeper.getByRole('heading', { name: 'Open suite 1' }).waitFor();
      const openSuite = keeper.getByRole('region', { name: 'Open suite 1' });
      await openSuite.locator('summary', { hasText: 'Hand in what a released model did' }).click();
      await openSuite.getByLabel('Released on').fill('2026-05-01');
      const released = { name: 'released.csv', mimeType: 'text/csv', buffer: Buffer.from(tableOf({ Stratus: 60 })) };
      await openSuite.getByLabel('Choose files').setInputFiles(released);
      await openSuite.getByText('60 runs of Stratus').waitFor();
      await openSuite.getByRole('button', { name: /^Show/ }).click();
      await openSuite.getByRole('table', { name: 'Released models' }).getByText('Stratus').waitFor();
      await openSuite.getByText('Stratus').first().waitFor();
      await openSuite.getByLabel('Released on').fill('2026-02-05');
      const older = { name: 'older.csv', mimeType: 'text/csv', buffer: Buffer.from(tableOf({ Cumulus: 20 })) };
      await openSuite.getByLabel('Choose files').setInputFiles(older);
      await openSuite.getByRole('table', { name: 'Released models' }).getByText('Cumulus').waitFor();
      await openSuite.getByRole('figure').waitFor();
      found.push(...(await flaws(keeper, 'frontier-suites', picture)));

      const office = await people.before(nsa);
      await office.goto(address('/frontier/criteria'));
      await office.locator('summary', { hasText: 'Open a draft' }).click();
      await office.getByLabel('Criteria').fill('{"name":');
      await office.getByLabel('Comments until').fill('2030-01-01T00:00');
      await office.getByRole('button', { name: 'Open the draft' }).click();
      await office.getByRole('alert').waitFor();
      await office.getByLabel('Criteria').fill(JSON.stringify(criteriaDocument('1')));
      await office.getByRole('button', { name: 'Open the draft' }).click();
      await office.getByRole('heading', { name: 'Draft of version 1' }).waitFor();
      const mine = await people.before(developer);
      await mine.goto(address('/frontier/criteria'));
      await mine.getByRole('textbox', { name: 'Your comment' }).fill('Tell how the items were timed.');
      await mine.getByRole('button', { name: /^Comment/ }).click();
      await mine.getByText('Not answered yet').waitFor();
      found.push(...(await flaws(mine, 'frontier-criteria-draft', picture)));
      await office.reload();
      await office.getByRole('textbox', { name: 'Your answer' }).fill('By first blood, in a list that is published.');
      await office.getByRole('button', { name: /^Answer/ }).click();
      await office.getByText('By first blood').waitFor();
      found.push(...(await flaws(office, 'frontier-criteria-office', picture)));

      const model = await people.model(developer, 'Nimbus 5');
      await mine.goto(address(`/frontier/${model}`));
      await mine.getByRole('link', { name: 'Evidence' }).click();
      await mine.getByText('No evidence yet').waitFor();
      await mine.locator('summary', { hasText: 'Work out what items would tell' }).click();
      await mine.getByText('A verdict is found four times in five').waitFor();
      found.push(...(await flaws(mine, 'frontier-evidence-none', picture)));
      const two = tableOf({ nimbus: 600, cirrus: 60 });
      await choose(mine, 'Choose files', 'runs.csv', two);
      await mine.getByText('It holds runs of 2 models').waitFor();
      await mine.getByLabel('What the file calls the model').fill('nimbus');
      await mine.getByLabel('Suite').selectOption({ label: 'Open suite 1' });
      await choose(mine, 'Choose files', 'runs.csv', two);
      await mine.getByRole('heading', { name: 'nimbus: 60 runs on 60 items' }).waitFor();
      await mine.getByLabel('Best released model').selectOption({ index: 1 });
      await mine.getByRole('button', { name: 'Work it out' }).click();
      await mine.getByRole('heading', { name: /^What the evidence says: / }).waitFor();
      await mine.getByRole('figure').first().waitFor();
      await mine.locator('summary', { hasText: 'Check it yourself' }).click();
      await mine.getByRole('button', { name: 'Work it out again here' }).click();
      await mine.getByText('the same, to the last digit').waitFor();
      await settled(mine);
      found.push(...(await flaws(mine, 'frontier-evidence', picture)));
      if (shared !== undefined) {
        const log = `${shared}/suites/frontier/inspect-logs/analysis/test_logs_choices/mmlu-summary-choices.eval`;
        await mine.getByLabel('What the file calls the model').fill('');
        await mine.getByLabel('Suite').selectOption({ index: 0 });
        await choose(mine, 'Choose files', 'log.eval', readFileSync(log));
        await mine.getByText('Commit the code that runs, and run it again').first().waitFor();
        found.push(...(await flaws(mine, 'frontier-evidence-refused', picture)));
      }
      expect(found).toEqual([]);
      expect(people.complaints.flat().filter((one) => !one.includes('422'))).toEqual([]);
    },
  );
});
