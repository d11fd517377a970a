// What row security adds to the newest events of an organization: the very query that the service asks, as somebody who is
// signed in, beside the same as the superuser, whom it does not bind. `node bench/row-security.ts 10000` makes fewer rows.
import type { Client } from 'pg';
import { pathToFileURL } from 'node:url';
import { explained, type Explained } from '#bench/explained.ts';
import { ids, onService, type BenchService } from '#bench/hosted-database.ts';
import { spreadOf, type Spread } from '#bench/ratio.ts';
import { grouped, rendered, type Figure, type Section } from '#bench/section.ts';
import { asSuperuser } from '#bench/served.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { listEvents } from '#server/postgres/events.ts';
import { inTransaction, type Transaction } from '#server/postgres/transaction.ts';
import { hashOf, makeSecret } from '#server/sign-in/secrets.ts';

/** As the issue asks for it. */
export const fullLedger = 1_000_000;

/** Half of the rows are one's own, the others of so many others. */
const others = 1000;
const newest = 50;
const rounds = 301;
const explainRounds = 51;
const warmUps = 20;
const addedMsMax = 2;

type Measured = Omit<Figure, 'command' | 'input'>;

export async function rowSecuritySection(rows: number): Promise<Section> {
  const figures = await onService((service) => asSuperuser(service.data, (root) => figuresOf(service, root, rows)));
  return {
    title: 'Row security',
    figures: figures.map((figure) => ({
      ...figure,
      input: `${grouped(rows)} events, half of them of the organization that is asked about, the others of ${grouped(others)} others`,
      command: `node bench/row-security.ts ${rows}`,
    })),
    remarks: [
      `The newest ${newest} events as \`GET /api/organizations/{org}/events\` asks for them, by an auditor in a transaction that ` +
        'entered by the session’s secret, and by the superuser in a plain one, in turn over one connection each; medians of ' +
        `${rounds} rounds as whoever asks sees them, least and most in brackets. What is added is the difference of the medians.`,
    ],
  };
}

interface Auditor {
  readonly org: OrganizationId;
  readonly secret: string;
}

async function figuresOf(service: BenchService, root: Client, rows: number): Promise<readonly Measured[]> {
  const { org, secret } = await makeLedger(root, rows);
  const { app } = service.database;
  const ask = async (tx: Transaction): Promise<number> => {
    const from = performance.now();
    const found = await listEvents(tx, org, { after: undefined, limit: newest });
    if (found.length !== Math.min(newest, rows / 2)) throw new Error(`${found.length} events were found`);
    return performance.now() - from;
  };
  const bound = (): Promise<number> => inTransaction(app, secret, ask);
  const free = async (): Promise<number> => {
    await root.query('BEGIN');
    const ms = await ask(root);
    await root.query('COMMIT');
    return ms;
  };
  const taken = { bound: await inTurn(bound, free), free: await inTurn(free, bound) };
  const explain = (tx: Transaction): Promise<Explained> =>
    explained(tx, (asked) => listEvents(asked, org, { after: undefined, limit: newest }));
  const how: { readonly bound: Explained[]; readonly free: Explained[] } = { bound: [], free: [] };
  for (let round = 0; round < explainRounds; round += 1) {
    how.bound.push(await inTransaction(app, secret, explain));
    how.free.push(await explain(root));
  }
  return told(taken, how);
}

interface Taken {
  /** The query alone. */
  readonly query: Spread;
  /** The whole transaction, in which the session is entered. */
  readonly whole: Spread;
}

/** The second runs after each of the first, and is not counted. */
async function inTurn(first: () => Promise<number>, second: () => Promise<number>): Promise<Taken> {
  const queries: number[] = [];
  const wholes: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const from = performance.now();
    const query = await first();
    if (round >= 0) {
      queries.push(query);
      wholes.push(performance.now() - from);
    }
    await second();
  }
  return { query: spreadOf(queries), whole: spreadOf(wholes) };
}

function told(
  { bound, free }: { readonly bound: Taken; readonly free: Taken },
  how: { readonly bound: readonly Explained[]; readonly free: readonly Explained[] },
): readonly Measured[] {
  const figure = (what: string, own: Spread, plain: Spread): Measured => {
    const added = own.median - plain.median;
    const measured = `${added.toFixed(2)} ms: ${shown(own)} against ${shown(plain)}`;
    return { what, measured, goal: { text: `under ${addedMsMax} ms`, met: added < addedMsMax } };
  };
  const clock = (all: readonly Explained[]): Spread => spreadOf(all.map(({ ms }) => ms));
  const scans = how.bound.flatMap((one) => one.scans);
  const isByIndex = scans.some(({ index }) => index === 'event_pkey') && scans.every(({ type }) => type !== 'Seq Scan');
  const places = new Set(scans.map(({ type, index }) => `${type} on ${index ?? 'a table'}`));
  return [
    figure('added to the query by the database’s own clock', clock(how.bound), clock(how.free)),
    figure('added to the query as whoever asks sees it', bound.query, free.query),
    {
      ...figure('added to the transaction, entering by the session’s secret included', bound.whole, free.whole),
      goal: undefined,
    },
    {
      what: 'how the database finds them',
      measured: [...places].join(', '),
      goal: { text: 'by its index', met: isByIndex },
    },
  ];
}

const shown = ({ median, min, max }: Spread): string =>
  `${median.toFixed(2)} ms (${min.toFixed(2)} to ${max.toFixed(2)})`;

async function makeLedger(root: Client, rows: number): Promise<Auditor> {
  const [org, person, session] = [ids.next<'organization'>(), ids.next<'person'>(), ids.next<'session'>()];
  const all = [org, ...Array.from({ length: others }, () => ids.next<'organization'>())];
  const secret = makeSecret(systemRandom);
  await root.query(
    `INSERT INTO breakwater.organization (org_id, name, kind) SELECT org_id, 'Made', 'researcher' FROM unnest($1::uuid[]) AS org_id`,
    [all],
  );
  await root.query(
    `INSERT INTO breakwater.person (person_id, name, email) VALUES ($1, 'Somebody', 'one@example.org')`,
    [person],
  );
  await root.query(
    `INSERT INTO breakwater.member (org_id, person_id, role, state) VALUES ($1, $2, 'auditor', 'active')`,
    [org, person],
  );
  await root.query(
    `INSERT INTO breakwater.session (session_id, secret_hash, kind, person_id, expires_at)
     VALUES ($1, $2, 'person', $3, now() + interval '1 day')`,
    [session, hashOf(secret), person],
  );
  // The embedded database makes ids in the order of time as the service does (uuidv7 of PostgreSQL 18).
  await root.query(
    `INSERT INTO breakwater.event (
       org_id, event_id, actor_kind, actor_id, object_kind, object_id, kind, tlp, compartments, digests
     )
     SELECT ($1::uuid[])[CASE WHEN n % 2 = 0 THEN 1 ELSE 2 + n / 2 % $2 END], uuidv7(), 'service', 'planner', 'plan',
            'plan-' || n, 'plan.made', 'AMBER', '{}', '{}'
     FROM generate_series(0, $3::int - 1) AS n`,
    [all, others, rows],
  );
  await root.query('VACUUM (ANALYZE) breakwater.event');
  return { org, secret };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [rows = fullLedger] = process.argv.slice(2).map(Number);
  const section = await rowSecuritySection(rows);
  console.log(rendered(section));
  process.exitCode = section.figures.some(({ goal }) => goal?.met === false) ? 1 : 0;
}
