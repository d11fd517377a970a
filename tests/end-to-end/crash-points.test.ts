// Killed at each named gap between steps that are seen from outside (server/crash-points.ts), the service loses nothing that it
// acknowledged, does nothing twice, leaves no process behind, and plans as if nothing had been.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { bytesOf } from '#core/feed/fixtures/records.ts';
import { crashPoints } from '#server/crash-points.ts';
import { readSources } from '#sources/read.ts';
import { handIn, invite, receiver, write } from '#tests/end-to-end/crash-points-acts.ts';
import { asked, examplesArePlanned, faultsIn, leftByPlan, lostOf } from '#tests/end-to-end/crash-points-found.ts';
import {
  besides,
  killedAt,
  making,
  matching,
  passedInSource,
  planning,
  requests,
} from '#tests/end-to-end/crash-points-swept.ts';
import { enrolled, firstAdministrator, human, type Administrator } from '#tests/served-people.ts';
import { makeInstallation, until, type Answer, type Installation, type Served } from '#tests/served.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const perTestMs = 400_000;

let installation: Installation;
let served: Served;
let clearinghouse: Administrator;
let hospital: Administrator;
/** How each start of the first making ended. */
const made: unknown[] = [];
let turn = 0;

const now = (): Served => served;
const path = (more: string): string => `/api/organizations/${hospital.organization}${more}`;

beforeAll(async () => {
  installation = makeInstallation();
  for (const point of making) {
    installation.killAt(point);
    served = await installation.start();
    made.push([point, served.url, await served.ended]);
    await nothingRuns();
  }
  installation.killAt(undefined);
  served = await installation.start();
  clearinghouse = await firstAdministrator(now);
  hospital = await enrolled(now, clearinghouse, 'Hospital');
  await upload('warm-up');
  await examplesArePlanned(installation);
  await faultsIn(installation);
}, 2 * perTestMs);
afterAll(() => installation.clear());
beforeEach(async () => {
  installation.killAt(undefined);
  // Whatever a test that failed left: the next one begins with a service that runs.
  if (served.hasEnded()) served = await installation.start();
  await ready();
}, perTestMs);

const nothingRuns = () => until(() => installation.left().length === 0, 'the end of what the service had started');

/** The database is there again too. */
const ready = () => until(async () => (await hospital.ask('GET', '/readyz'))?.status === 200, 'readiness');

/** It was killed; starts it again, to be killed at the next point where one is named. */
async function again(next?: string): Promise<void> {
  expect(await served.ended).toBe('SIGKILL');
  installation.killAt(next);
  await nothingRuns();
  served = await installation.start();
  expect([next ?? served.url, served.said()]).not.toContain(undefined);
}

const upload = (key: string) => handIn(hospital, key, turn);
const acts = { write: (key: string) => write(hospital, key), invite: (key: string) => invite(hospital, key), upload };

/** Ids of everything whose making was acknowledged. */
const acknowledged = new Set<string>();

function note(answer: Answer | undefined): void {
  const id = z.looseObject({ id: z.string() }).safeParse(answer?.json).data?.id;
  if (answer !== undefined && answer.status < 300 && id !== undefined) acknowledged.add(id);
}

/** Asks under the same key until it is told more than that it should ask again. */
async function answered(ask: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  await until(async () => {
    answer = await ask();
    return answer !== undefined && !/server\.unavailable|idempotency\.in_flight/.test(answer.text);
  }, 'an answer');
  note(answer);
  return answer;
}

async function counts(): Promise<Readonly<Record<string, unknown>>> {
  const [row = {}] = await asked(
    installation,
    `SELECT count(*) FILTER (WHERE kind = 'note.written')::int AS write,
            count(*) FILTER (WHERE kind = 'invitation.made')::int AS invite,
            count(*) FILTER (WHERE kind = 'document.uploaded')::int AS upload
     FROM breakwater.event WHERE org_id = $1`,
    [hospital.organization],
  );
  return row;
}

test('at every point that the source names something is killed', () => {
  expect(passedInSource()).toEqual(Object.keys(crashPoints).sort());
  expect(killedAt()).toEqual(Object.keys(crashPoints).sort());
});

test(
  'an installation that is killed while it is first made takes up where it was, and is whole in the end',
  async () => {
    expect(made).toEqual(making.map((point) => [point, undefined, 'SIGKILL']));
    expect(clearinghouse.organization).not.toBe('');
    expect(await faultsIn(installation)).toEqual([]);
    const rows = await asked(
      installation,
      `
      SELECT (SELECT count(*)::int FROM breakwater.organization WHERE kind = 'clearinghouse') AS clearinghouses,
             (SELECT count(*)::int FROM breakwater.feed WHERE state = 'current') AS feeds,
             (SELECT count(DISTINCT name) = count(*) FROM breakwater.migration) AS once`,
    );
    expect(rows).toEqual([{ clearinghouses: 1, feeds: 1, once: true }]);
  },
  perTestMs,
);

test.each(requests)(
  'does what was asked once: %s, killed at %s and asked again',
  async (act, point) => {
    turn += 1;
    const key = `${act}-${turn}`;
    await hospital.stepUp();
    const before = await counts();
    installation.killAt(point);
    note(await acts[act](key));
    if (!point.startsWith('database@')) await again();
    installation.killAt(undefined);
    await ready();
    await hospital.stepUp();
    // The key says that it is the same: whether it was done is not for whoever asks to find out.
    const { status, text } = (await answered(() => acts[act](key))) ?? {};
    expect([status === 201 || /shown_once/.test(text ?? ''), text]).toMatchObject([true, {}]);
    expect(await lostOf(installation, acknowledged)).toEqual([]);
    expect(await faultsIn(installation)).toEqual([]);
    expect(Number((await counts())[act]) - Number(before[act])).toBe(1);
  },
  perTestMs,
);

/** An upload of which nothing is known but that it was asked for, in the end is done, and planned. */
async function expectPlanned(key: string): Promise<void> {
  // Where the kill was quicker than the answer.
  expect(await answered(() => upload(key))).toMatchObject({ status: 201 });
  expect(await lostOf(installation, acknowledged)).toEqual([]);
  expect(await faultsIn(installation)).toEqual([]);
  expect(await hospital.ask('GET', path('/plan'))).toMatchObject({ status: 200 });
}

test(
  'plans after an upload as if nothing had been, killed at one step after the other',
  async () => {
    turn += 1;
    const [first, ...more] = planning;
    installation.killAt(first);
    note(await upload('steps'));
    for (const next of more) await again(next);
    await again();
    await expectPlanned('steps');
  },
  2 * perTestMs,
);

test.each(besides)(
  'plans after an upload as if nothing had been, killed at %s',
  async (point) => {
    turn += 1;
    const line = point.startsWith('database@') ? 'the embedded database ended' : 'a job failed';
    const told = (): number => served.said().split(line).length;
    const before = told();
    installation.killAt(point);
    note(await upload(`upload-${turn}`));
    await until(() => told() > before, 'word of the kill');
    await expectPlanned(`upload-${turn}`);
  },
  perTestMs,
);

test(
  'leaves, after all that, what another organization has of the same documents that never saw a kill',
  async () => {
    await clearinghouse.stepUp();
    const mine = hospital;
    hospital = await enrolled(now, clearinghouse, 'Twin');
    const twin = hospital;
    expect(await upload('twin')).toMatchObject({ status: 201 });
    hospital = mine;
    expect(await faultsIn(installation)).toEqual([]);
    expect(await leftByPlan(installation, mine.organization)).toEqual(
      await leftByPlan(installation, twin.organization),
    );
  },
  perTestMs,
);

test(
  'sends a ticket again of which it does not know whether it arrived, under the same id, and loses none',
  async () => {
    const { url, ids, close } = await receiver();
    await hospital.stepUp();
    installation.killAt('ticket.sent');
    const { id } = z
      .looseObject({ id: z.string() })
      .parse(await hospital.done('POST', path('/webhooks'), { body: { url } }));
    await served.ended;
    const before = [...ids];
    expect(before).toHaveLength(1);
    await again();
    // As if the minute were over within which whoever took a webhook has sent.
    await asked(installation, 'UPDATE breakwater.webhook SET next_at = now()');
    const tickets = () => asked(installation, 'SELECT message_id AS id, state FROM breakwater.webhook_ticket');
    await until(async () => (await tickets()).every(({ state }) => state === 'delivered'), 'all tickets');
    const told = (await tickets()).map((ticket) => String(ticket['id']));
    expect(told.length).toBeGreaterThan(1);
    expect([...ids].sort()).toEqual([...told, ...before].sort());
    await hospital.stepUp();
    await hospital.done('DELETE', path(`/webhooks/${id}`));
    await close();
  },
  perTestMs,
);

test(
  'plans with another feed, though killed while it was taken in and while it was matched',
  async () => {
    const records: SourceRecord[] = [];
    await readSources([join(root, 'examples', 'feed')], (record) => records.push(record));
    // Whoever runs what the other half was about is concerned.
    const body = bytesOf(records.filter(({ kind }, at) => kind !== 'advisory' || at % 2 === 0));
    const load = () => {
      const at = `/api/organizations/${clearinghouse.organization}/feeds?name=half`;
      return clearinghouse.ask('POST', at, { body, headers: { 'idempotency-key': 'half' } });
    };
    await clearinghouse.stepUp();
    installation.killAt('feed.written');
    expect(await load()).toBeUndefined();
    await again();
    await clearinghouse.stepUp();
    const [first, ...more] = matching;
    installation.killAt(first);
    await load();
    for (const next of more) await again(next);
    await again();
    await clearinghouse.stepUp();
    expect(await answered(load)).toMatchObject({ status: 201, json: { name: 'half', isNew: true } });
    expect(await faultsIn(installation)).toEqual([]);
    expect(await lostOf(installation, acknowledged)).toEqual([]);
  },
  perTestMs,
);

test(
  'lets somebody use a link again of which nothing came, and no link twice',
  async () => {
    await hospital.stepUp();
    const { link } = z.object({ link: z.string() }).parse((await acts.invite('link-1'))?.json);
    const newcomer = human(now);
    const accept = () => newcomer.ask('POST', `/api/invitations/${link.split('/').at(-1)}`, { body: { name: 'New' } });
    installation.killAt('sign-in.written');
    expect(await accept()).toBeUndefined();
    await again();
    installation.killAt('request.committed/accept-invitation');
    expect(await accept()).toBeUndefined();
    await again();
    expect(await accept()).toMatchObject({ json: { code: 'invitation.used' } });
    expect(await faultsIn(installation)).toEqual([]);
  },
  perTestMs,
);

test(
  'leaves no process where it is killed while it stops',
  async () => {
    installation.killAt('stop.served');
    await served.stop();
    await again();
    expect(await lostOf(installation, acknowledged)).toEqual([]);
    await served.stop();
    expect([await served.ended, installation.left()]).toEqual([0, []]);
  },
  perTestMs,
);
