// What must hold of an installation after whatever was killed in it: looked at as superuser, past row security.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { until, type Installation } from '#tests/served.ts';

export async function asked(
  installation: Installation,
  query: string,
  values: readonly unknown[] = [],
): Promise<readonly Record<string, unknown>[]> {
  const root = await installation.root();
  try {
    return (await root.query<Record<string, unknown>>(query, [...values])).rows;
  } finally {
    await root.end();
  }
}

/** Which of these ids of notes, invitations, documents and feeds are of nothing. */
export async function lostOf(installation: Installation, ids: ReadonlySet<string>): Promise<readonly string[]> {
  const found = await asked(
    installation,
    `SELECT note_id::text AS id FROM breakwater.note
     UNION SELECT invitation_id::text FROM breakwater.invitation
     UNION SELECT document_id::text FROM breakwater.inventory_document
     UNION SELECT feed_id FROM breakwater.feed`,
  );
  const there = new Set(found.map(({ id }) => id));
  return [...ids].filter((id) => !there.has(id));
}

/** From then on nothing goes on but what a test asks for. */
export async function examplesArePlanned(installation: Installation): Promise<void> {
  const query = `
    SELECT o.name
    FROM breakwater.organization AS o
    LEFT JOIN breakwater.plan AS p ON p.org_id = o.org_id
    WHERE o.is_example AND p.org_id IS NULL`;
  await until(async () => (await asked(installation, query)).length === 0, 'plans of the examples');
}

/** What is written once with its event: table, its id, the kind of event that tells of its beginning. */
const written = [
  ['breakwater.note', 'note_id', 'note.written'],
  // That of an organization's first administrator is told of by its enrolment.
  [`(SELECT * FROM breakwater.invitation WHERE email NOT LIKE 'administrator@%')`, 'invitation_id', 'invitation.made'],
  ['breakwater.inventory_document', 'document_id', 'document.uploaded'],
] as const;

/** In words, what does not hold; none where all does. Waits until the service has done what follows from all events. */
export async function faultsIn(installation: Installation): Promise<readonly string[]> {
  const root = await installation.root();
  try {
    await until(
      async () => (await waiting(root)).length === 0,
      'all events and jobs',
      () => waiting(root),
    );
    const faults: string[] = [];
    for (const [table, id, kind] of written) faults.push(...(await unpaired(root, { table, id, kind })));
    for (const query of [twice, outdated, headless, brokenFeeds]) faults.push(...(await rows(root, query)));
    return [...faults, ...leftFiles(installation.data)];
  } finally {
    await root.end();
  }
}

async function rows(root: Client, query: string): Promise<readonly string[]> {
  const { rows: found } = await root.query<{ fault: string }>(query);
  return found.map(({ fault }) => fault);
}

/** Events that no job follows from yet, and jobs that wait or run; one in whose place another waits is tried no more. */
function waiting(root: Client): Promise<readonly string[]> {
  return rows(
    root,
    `SELECT format('event %s', e.kind) AS fault
     FROM breakwater.event AS e
     WHERE (e.xid, e.position) > (SELECT r.xid, r.position FROM breakwater.ledger_reader AS r WHERE r.name = 'dispatcher')
     UNION ALL
     SELECT format('%s: attempt %s, at %s, held by %s', t.identifier, j.attempts, j.run_at, j.locked_by)
     FROM graphile_worker._private_jobs AS j
     JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
     WHERE j.attempts < j.max_attempts OR j.locked_at IS NOT NULL`,
  );
}

/** Rows without their event, events without their row, and both where there is more than one of either. */
function unpaired(root: Client, { table, id, kind }: { table: string; id: string; kind: string }) {
  return rows(
    root,
    `SELECT format('%s %s: %s rows, %s events', '${id}', coalesce(t.${id}::text, e.object_id), count(t.*), count(e.*)) AS fault
     FROM ${table} AS t
     FULL JOIN (SELECT * FROM breakwater.event WHERE kind = '${kind}') AS e ON e.object_id = t.${id}::text
     WHERE '${kind}' <> 'document.uploaded' OR t.${id} IS NULL OR e.event_id IS NULL
     GROUP BY t.${id}, e.object_id
     HAVING count(t.*) <> 1 OR count(e.*) <> 1`,
  );
}

/** Of each upload one event: the same bytes are not told of twice in a row. */
const twice = `
  SELECT format('document %s was told of twice', object_id) AS fault
  FROM (
    SELECT object_id, digests, lag(digests) OVER (PARTITION BY object_id ORDER BY xid, position) AS before
    FROM breakwater.event
    WHERE kind = 'document.uploaded'
  ) AS told
  WHERE digests = before`;

/** When nothing waits any more, each plan is of all that there is, and with the feed in use. */
const outdated = `
  SELECT format('the plan of %s is of version %s with feed %s, its inventory of %s, the feed in use %s',
    i.org_id, p.inventory_version, p.feed_id, i.version, f.feed_id) AS fault
  FROM breakwater.inventory AS i
  LEFT JOIN breakwater.plan AS p ON p.org_id = i.org_id
  LEFT JOIN breakwater.feed AS f ON f.state = 'current'
  WHERE (p.inventory_version, p.feed_id) IS DISTINCT FROM (i.version, f.feed_id)
    AND EXISTS (SELECT FROM breakwater.inventory_document AS d WHERE d.org_id = i.org_id)`;

/** Rows of what is no asset any more. */
const headless = `
  SELECT format('%s rows of no asset in %s', count(*), c.org_id) AS fault
  FROM (
    SELECT org_id, asset_id FROM breakwater.component
    UNION ALL SELECT org_id, asset_id FROM breakwater.component_name
    UNION ALL SELECT org_id, asset_id FROM breakwater.match
  ) AS c
  WHERE NOT EXISTS (SELECT FROM breakwater.asset AS a WHERE a.org_id = c.org_id AND a.asset_id = c.asset_id)
  GROUP BY c.org_id`;

const brokenFeeds = `
  SELECT format('feed %s is not whole', f.feed_id) AS fault
  FROM breakwater.feed AS f
  WHERE f.digest IS DISTINCT FROM (
    SELECT encode(sha256(string_agg(p.bytes, ''::bytea ORDER BY p.number)), 'hex')
    FROM breakwater.feed_piece AS p
    WHERE p.feed_id = f.feed_id
  )
  UNION ALL
  SELECT format('%s feeds are in use', count(*)) FROM breakwater.feed WHERE state = 'current' HAVING count(*) <> 1`;

/** Halves of files, and the database's folder under its first name. */
function leftFiles(data: string): readonly string[] {
  return [...readdirSync(data), ...readdirSync(join(data, 'feeds'))]
    .filter((name) => /\.(tmp|new)$/.test(name))
    .map((name) => `${name} is left`);
}

/** All that a plan left in the database, with names in place of ids: the same for the same documents. */
const leftByPlans = [
  `SELECT text AS row FROM breakwater.plan WHERE org_id = $1`,
  `SELECT (to_jsonb(a) - 'org_id' - 'asset_id')::text AS row FROM breakwater.asset AS a WHERE org_id = $1`,
  `SELECT (to_jsonb(c) - 'org_id' - 'asset_id' - 'document_id')::text || a.name || d.path AS row
   FROM breakwater.component AS c JOIN breakwater.asset AS a USING (org_id, asset_id)
   LEFT JOIN breakwater.inventory_document AS d USING (org_id, document_id) WHERE org_id = $1`,
  `SELECT (to_jsonb(n) - 'org_id' - 'asset_id')::text || a.name AS row
   FROM breakwater.component_name AS n JOIN breakwater.asset AS a USING (org_id, asset_id) WHERE org_id = $1`,
  `SELECT (to_jsonb(m) - 'org_id' - 'asset_id')::text || a.name AS row
   FROM breakwater.match AS m JOIN breakwater.asset AS a USING (org_id, asset_id) WHERE org_id = $1`,
  `SELECT (to_jsonb(c) - 'org_id')::text AS row FROM breakwater.concern AS c WHERE org_id = $1`,
  `SELECT (to_jsonb(s) - 'org_id')::text AS row FROM breakwater.sighting AS s WHERE org_id = $1`,
  `SELECT (to_jsonb(r) - 'org_id')::text AS row FROM breakwater.action_record AS r WHERE org_id = $1`,
];

/** For each of these tables how many rows there are, and a digest of them. */
export async function leftByPlan(installation: Installation, organization: string): Promise<readonly string[]> {
  const root = await installation.root();
  try {
    const told: string[] = [];
    for (const query of leftByPlans) {
      const { rows: found } = await root.query<{ row: string }>(query, [organization]);
      const all = found.map(({ row }) => row).sort();
      const digest = createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 16);
      told.push(`${/FROM breakwater\.(\w+)/.exec(query)?.[1]}: ${all.length} rows, ${digest}`);
    }
    return told;
  } finally {
    await root.end();
  }
}
