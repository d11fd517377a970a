import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bare as content } from '#core/findings/fixtures/reports.ts';
import { textOf } from '#core/kernel/json.ts';
import type { Id, OrganizationId } from '#core/kernel/ids.ts';
import { submitReport } from '#server/findings/submit.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, organizationOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { digestOfTerms } from '#server/parties/terms.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let clearinghouse: Awaited<ReturnType<typeof organizationOf>>;
let lab: Awaited<ReturnType<typeof organizationOf>>;
let other: Awaited<ReturnType<typeof organizationOf>>;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
  clearinghouse = await organizationOf(app, service.database, 'Clearinghouse', 'clearinghouse');
});
afterAll(async () => {
  await app.close();
  await service.close();
});
beforeEach(async () => {
  lab = await organizationOf(app, service.database, 'Lab');
  other = await organizationOf(app, service.database, 'Vendor', 'software_vendor');
});

const reportsOf = (org: OrganizationId): string => `/organizations/${org}/reports`;

describe('how a report was come by', () => {
  const text = 'Found by model Heron at checkpoint 7.';

  async function compartmentOf(who: Somebody, org: OrganizationId): Promise<Id<'compartment'>> {
    const wanted = { name: 'C', purpose: 'To try it', purposes: ['coordination'], terms: 'Tell nobody.', days: 30 };
    const { json } = await who.ask('POST', `/organizations/${org}/compartments`, wanted);
    return textOf(json['id']) as Id<'compartment'>;
  }

  async function readIn(who: Somebody, compartment: string, behalf: OrganizationId): Promise<void> {
    const path = `/organizations/${lab.id}/compartments/${compartment}/read-ins`;
    const body = { person: who.id, purposes: ['coordination'], days: 10 };
    expect((await lab.administrator.ask('POST', path, body)).status).toBe(201);
    const accepted = { termsDigest: digestOfTerms('Tell nobody.'), onBehalfOf: behalf };
    expect((await who.ask('POST', `/me/compartments/${compartment}/acceptance`, accepted)).status).toBe(204);
  }

  async function submitted(provenance?: {
    owner: { organizationId: OrganizationId; compartmentId: Id<'compartment'> };
  }) {
    const decision = await lab.administrator.inTransaction(service.database.app, (tx) =>
      submitReport(tx, service.parts.outside, {
        organizationId: lab.id,
        content,
        ...(provenance !== undefined && { provenance: { ...provenance, text } }),
      }),
    );
    if (!decision.ok) throw new Error(decision.code);
    return decision.value;
  }

  test('is read by the people of its compartment who read the report, and by nobody else', async () => {
    const compartmentId = await compartmentOf(lab.administrator, lab.id);
    const { reportId } = await submitted({ owner: { organizationId: lab.id, compartmentId } });
    const shown = async (who: Somebody, org: OrganizationId) =>
      (await who.ask('GET', `${reportsOf(org)}/${reportId}`)).json['provenance'];
    const colleague = await memberOf(app, service.database, lab.id, 'administrator');
    expect(await shown(lab.administrator, lab.id)).toBe(text);
    expect(await shown(colleague, lab.id)).toBeUndefined();
    expect(await shown(clearinghouse.administrator, clearinghouse.id)).toBeUndefined();
    await readIn(colleague, compartmentId, lab.id);
    expect(await shown(colleague, lab.id)).toBe(text);
    // Read in, but the report is not theirs to read.
    await readIn(other.administrator, compartmentId, other.id);
    expect(await shown(other.administrator, other.id)).toBeUndefined();
    const seen = await other.administrator.inTransaction(service.database.app, (tx) =>
      tx.query({ text: 'SELECT FROM breakwater.report_provenance', values: [] }),
    );
    expect(seen.rows).toHaveLength(0);
  });

  test('is to everybody else as if there were none: answer, row, ledger', async () => {
    const compartmentId = await compartmentOf(lab.administrator, lab.id);
    const colleague = await memberOf(app, service.database, lab.id, 'operator');
    const withIt = await submitted({ owner: { organizationId: lab.id, compartmentId } });
    const without = await submitted();
    const seen = async ({ reportId }: { reportId: string }) => {
      const { json } = await colleague.ask('GET', `${reportsOf(lab.id)}/${reportId}`);
      const stored = await colleague.inTransaction(service.database.app, (tx) =>
        tx.query({
          text: `SELECT grade, policy, octet_length(sealed) AS length,
                   (SELECT count(*)::int FROM breakwater.report_provenance) AS provenances
                 FROM breakwater.report WHERE report_id = $1`,
          values: [reportId],
        }),
      );
      const { rows } = await service.database.owner.query(
        'SELECT kind, tlp, compartments, state_after, digests, sealed FROM breakwater.event WHERE object_id = $1',
        [reportId],
      );
      const { from, state, grade, policy, next, content: said } = json;
      return { names: Object.keys(json), from, state, grade, policy, next, said, stored: stored.rows, events: rows };
    };
    expect(await seen(withIt)).toEqual(await seen(without));
  });

  test('can not be sealed for a compartment that one is not in, nor under the key of the report', async () => {
    const compartmentId = await compartmentOf(other.administrator, other.id);
    await expect(submitted({ owner: { organizationId: other.id, compartmentId } })).rejects.toMatchObject({
      code: '42501',
    });
    const own = { organizationId: lab.id, compartmentId: undefined };
    const trying = lab.administrator.inTransaction(service.database.app, (tx) =>
      submitReport(tx, service.parts.outside, { organizationId: lab.id, content, provenance: { owner: own, text } }),
    );
    await expect(trying).rejects.toThrow('its readers would open it');
  });
});
