import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '#core/kernel/json.ts';
import { buildHttp } from '#server/http/http.ts';
import { eventsOf, memberOf, organizationOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { digestOfTerms } from '#server/parties/terms.ts';
import { ids } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let sponsor: Awaited<ReturnType<typeof organizationOf>>;
let vendor: Awaited<ReturnType<typeof organizationOf>>;
let compartment: string;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
});
afterAll(async () => {
  await app.close();
  await service.close();
});
beforeEach(async () => {
  sponsor = await organizationOf(app, service.database, 'Coordination Centre');
  vendor = await organizationOf(app, service.database, 'Vendor', 'software_vendor');
  const made = await sponsor.administrator.ask('POST', all(), wanted);
  compartment = textOf(made.json['id']) ?? '';
});

const wanted = {
  name: 'Bleeding edge',
  purpose: 'To mend it before it is known',
  purposes: ['coordination', 'defence'],
  terms: 'Tell nobody.',
  days: 30,
};
const digest = digestOfTerms('Tell nobody.');
const all = (): string => `/organizations/${sponsor.id}/compartments`;
const readIns = (): string => `${all()}/${compartment}/read-ins`;
const mine = (): string => `/me/compartments/${compartment}`;

async function offer(to: Somebody, days = 10): Promise<void> {
  const told = await sponsor.administrator.ask('POST', readIns(), { person: to.id, purposes: ['coordination'], days });
  expect(told.status).toBe(201);
}

async function accept(by: Somebody, behalf: string = vendor.id, termsDigest = digest) {
  return by.ask('POST', `${mine()}/acceptance`, { termsDigest, onBehalfOf: behalf });
}

async function stateOf(by: Somebody): Promise<unknown> {
  const { json } = await by.ask('GET', '/me/compartments');
  return Object(json['compartments'])[0]?.state;
}

describe('a compartment', () => {
  test('is seen by whoever made it, and by no other administrator', async () => {
    const other = await memberOf(app, service.database, sponsor.id, 'administrator');
    const seen = await sponsor.administrator.ask('GET', all());
    expect(seen.json).toMatchObject({
      compartments: [{ name: 'Bleeding edge', state: 'in', terms: 'Tell nobody.', onBehalfOf: sponsor.id }],
    });
    expect((await other.ask('GET', all())).json).toEqual({ compartments: [] });
    expect((await other.ask('GET', readIns())).status).toBe(404);
    expect((await other.ask('DELETE', `${all()}/${compartment}`)).status).toBe(404);
  });

  test.each([
    [{ purposes: [] }, 'compartment.purposeless'],
    [{ days: 733 }, 'compartment.too_long'],
  ])('is not made with %j', async (change, code) => {
    expect(await sponsor.administrator.ask('POST', all(), { ...wanted, ...change })).toMatchObject({
      status: 422,
      code,
    });
  });

  test('lets in a person of another organization who accepts its terms, until they are read out', async () => {
    const { administrator } = vendor;
    await offer(administrator);
    const offered = await administrator.ask('GET', '/me/compartments');
    expect(offered.json).toMatchObject({
      compartments: [{ name: 'Bleeding edge', state: 'offered', terms: 'Tell nobody.', termsDigest: digest }],
    });
    expect((await accept(administrator)).status).toBe(204);
    expect(await stateOf(administrator)).toBe('in');
    const known = await sponsor.administrator.ask('GET', readIns());
    expect(known.json['readIns']).toContainEqual(
      expect.objectContaining({ person: administrator.id, knownAs: 'Somebody, Vendor', state: 'accepted' }),
    );
    expect((await sponsor.administrator.ask('DELETE', `${readIns()}/${administrator.id}`)).status).toBe(204);
    expect((await administrator.ask('GET', '/me/compartments')).json).toEqual({ compartments: [] });
    const again = await sponsor.administrator.ask('DELETE', `${readIns()}/${administrator.id}`);
    expect(again).toMatchObject({ status: 409, code: 'read_in.wrong_state' });
    expect(await eventsOf(service.database, sponsor.id)).toEqual([
      'compartment.made',
      'compartment.offered',
      'compartment.read_in',
      'compartment.read_out',
    ]);
  });

  test('does not tell whether there is a person to whom it is offered', async () => {
    const body = { person: ids.next(), purposes: ['coordination'], days: 10 };
    expect((await sponsor.administrator.ask('POST', readIns(), body)).status).toBe(201);
  });

  test('is offered to a person once, and again after they are out', async () => {
    const { administrator } = vendor;
    await offer(administrator);
    const body = { person: administrator.id, purposes: ['coordination'], days: 10 };
    const told = await sponsor.administrator.ask('POST', readIns(), body);
    expect(told).toMatchObject({ status: 409, code: 'read_in.wrong_state' });
    expect((await administrator.ask('DELETE', mine())).status).toBe(204);
    await offer(administrator);
    expect(await stateOf(administrator)).toBe('offered');
  });

  test.each([
    ['for more than one is in for', { purposes: ['oversight'] }, 403, 'read_in.beyond_own'],
    ['for nothing', { purposes: [] }, 403, 'read_in.beyond_own'],
    ['for longer than it lasts', { days: 31 }, 422, 'read_in.too_long'],
  ])('is not offered %s', async (_, change, status, code) => {
    const body = { person: vendor.administrator.id, purposes: ['coordination'], days: 10, ...change };
    expect(await sponsor.administrator.ask('POST', readIns(), body)).toMatchObject({ status, code });
  });

  test('is accepted under the terms that stand, on behalf of an organization of one’s own', async () => {
    const { administrator } = vendor;
    await offer(administrator);
    const other = await accept(administrator, vendor.id, digestOfTerms('Tell everybody.'));
    expect(other).toMatchObject({ status: 409, code: 'read_in.other_terms' });
    expect(await accept(administrator, sponsor.id)).toMatchObject({ status: 422, code: 'read_in.not_member' });
    const stranger = await memberOf(app, service.database, vendor.id, 'reader');
    expect(await accept(stranger)).toMatchObject({ status: 404, code: 'object.absent' });
  });

  test('puts everybody out whose terms have changed, but who changed them', async () => {
    const { administrator } = vendor;
    await offer(administrator);
    await accept(administrator);
    const path = `${all()}/${compartment}/terms`;
    const changed = await sponsor.administrator.ask('PUT', path, { terms: 'Tell nobody at all.' });
    expect(changed.status).toBe(200);
    expect(await stateOf(administrator)).toBe('terms_changed');
    expect(await stateOf(sponsor.administrator)).toBe('in');
    expect((await accept(administrator, vendor.id, textOf(changed.json['termsDigest']))).status).toBe(204);
    expect(await stateOf(administrator)).toBe('in');
  });

  test('is closed for good', async () => {
    const { administrator } = vendor;
    await offer(administrator);
    expect((await sponsor.administrator.ask('DELETE', `${all()}/${compartment}`)).status).toBe(204);
    expect(await stateOf(sponsor.administrator)).toBe('closed');
    expect(await accept(administrator)).toMatchObject({ status: 409, code: 'compartment.closed' });
    const path = `${all()}/${compartment}/terms`;
    const terms = await sponsor.administrator.ask('PUT', path, { terms: 'Tell nobody at all.' });
    expect(terms).toMatchObject({ status: 409, code: 'compartment.closed' });
    const body = { person: ids.next(), purposes: ['coordination'], days: 10 };
    expect(await sponsor.administrator.ask('POST', readIns(), body)).toMatchObject({ code: 'compartment.closed' });
  });

  test('is left by whoever is in, once', async () => {
    const { administrator } = vendor;
    await offer(administrator);
    await accept(administrator);
    expect((await administrator.ask('DELETE', mine())).status).toBe(204);
    expect(await administrator.ask('DELETE', mine())).toMatchObject({ status: 404 });
  });

  test.each([
    ['it expires', `UPDATE breakwater.compartment SET expires_at = now()`, 'expired'],
    ['the way into it expires', `UPDATE breakwater.read_in SET expires_at = now()`, undefined],
  ])('ends by itself when %s', async (_, change, state) => {
    await service.database.owner.query(`${change} WHERE compartment_id = $1`, [compartment]);
    expect(await stateOf(sponsor.administrator)).toBe(state);
    const { rows } = await sponsor.administrator.inTransaction(service.database.app, (tx) =>
      tx.query('SELECT breakwater.my_compartments() AS ids'),
    );
    expect(rows).toEqual([{ ids: [] }]);
  });

  test('is not entered by whatever SQL a person finds', async () => {
    const { administrator } = vendor;
    await offer(administrator);
    const tampered = `UPDATE breakwater.read_in SET state = 'accepted', terms_digest = $1, on_behalf_of = $2, accepted_at = now()`;
    const attempt = administrator.inTransaction(service.database.app, (tx) => tx.query(tampered, [digest, vendor.id]));
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
    expect(await stateOf(administrator)).toBe('offered');
  });
});
