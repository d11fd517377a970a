// Somebody's large document keeps nobody else from being served: told by the order of answers, not by a clock.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askingAs, type Asking } from '#tests/asking.ts';
import { makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;

beforeAll(async () => {
  service = await testService({ apart: true });
});
afterAll(() => service.close());

async function someone(): Promise<{ readonly as: Asking; readonly path: string }> {
  const { database, app } = service;
  const org = await makeOrganization(database, 'Beside');
  const as = askingAs(app, await signedIn(database, await makeMember(database, org, 'operator')));
  return { as, path: `/api/organizations/${org}` };
}

test('while one organization’s large documents are read, another hands in and reads what it likes', async () => {
  const [greedy, modest] = [await someone(), await someone()];
  const row = (number: number): string => `host-${number},vendor,product-${number % 5000},1.${number}.0\n`;
  const large = `host,vendor,product,version\n${Array.from({ length: 150_000 }, (_, number) => row(number)).join('')}`;
  const order: string[] = [];
  const handedIn = ['one', 'two', 'three', 'four'].map(async (name) => {
    const { status } = await greedy.as.put(`${greedy.path}/inventory/documents?name=${name}.csv`, large);
    order.push('large');
    return status;
  });
  const { status } = await modest.as.put(
    `${modest.path}/inventory/documents?name=a.csv`,
    'host,vendor,product,version\na,b,c,1\n',
  );
  const { json } = await modest.as.get(`${modest.path}/inventory/documents`);
  order.push('small');
  expect(status).toBe(201);
  expect(json).toMatchObject({ documents: [{ name: 'a.csv' }] });
  const ended = await Promise.all(handedIn);
  // At most the one that was being read already ends first: those that wait behind it wait for each other.
  expect(order.indexOf('small')).toBeLessThanOrEqual(1);
  expect(ended).toEqual([201, 201, 201, 201]);
});
