// The plan of each organization as it was rendered, and what it was made from.
import { outline as told } from '#api/told.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { Outline } from '#server/planning/plan-lines.ts';
import { find, json, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Row } from '#server/postgres/row.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** What a plan was made from: where all of it is the same now, the plan is what would be made again. */
export interface MadeFrom {
  /** The day that it is of, in UTC. */
  readonly asOf: string;
  readonly feedId: string;
  readonly inventoryVersion: number;
  /** The version that it left behind. */
  readonly stateVersion: number;
  readonly settingsDigest: string;
}

export interface KeptPlan extends MadeFrom {
  readonly madeAt: Temporal.Instant;
  /** The very JSON that `breakwater plan --format json` prints. */
  readonly text: string;
}

export async function findPlan(tx: Transaction, organization: OrganizationId): Promise<KeptPlan | undefined> {
  const query = sql`
    SELECT made_at, as_of, feed_id, inventory_version, state_version, settings_digest, text
    FROM breakwater.plan
    WHERE org_id = ${organization}`;
  return find(tx, query, 'plan', (row) => ({
    ...madeFrom(row),
    madeAt: row.instant('made_at'),
    text: row.text('text'),
  }));
}

export async function keepPlan(
  tx: Transaction,
  organization: OrganizationId,
  plan: KeptPlan & { readonly outline: Outline },
): Promise<void> {
  const { madeAt, asOf, feedId, inventoryVersion, stateVersion, settingsDigest, text, outline } = plan;
  const query = sql`
    INSERT INTO breakwater.plan (
      org_id, made_at, as_of, feed_id, inventory_version, state_version, settings_digest, text, outline
    )
    VALUES (
      ${organization}, ${madeAt}, ${asOf}, ${feedId}, ${inventoryVersion}, ${stateVersion}, ${settingsDigest},
      ${text}, ${json(outline)}
    )
    ON CONFLICT (org_id) DO UPDATE
    SET made_at = excluded.made_at, as_of = excluded.as_of, feed_id = excluded.feed_id,
        inventory_version = excluded.inventory_version, state_version = excluded.state_version,
        settings_digest = excluded.settings_digest, text = excluded.text, outline = excluded.outline,
        outdated_for = NULL`;
  await write(tx, query, 1);
  const day = sql`
    INSERT INTO breakwater.plan_day (org_id, as_of, made_at, feed_id, outline)
    VALUES (${organization}, ${asOf}, ${madeAt}, ${feedId}, ${json(outline)})
    ON CONFLICT (org_id, as_of) DO UPDATE
    SET made_at = excluded.made_at, feed_id = excluded.feed_id, outline = excluded.outline`;
  await write(tx, day, 1);
}

/** Where an organization took back all of its documents there is no plan; false where there was none before. */
export async function removePlan(tx: Transaction, organization: OrganizationId): Promise<boolean> {
  return (await writeAny(tx, sql`DELETE FROM breakwater.plan WHERE org_id = ${organization}`)) === 1;
}

/** A plan of this day, with this feed; for so many organizations at once. */
export interface WantedPlans {
  readonly day: string;
  readonly feedId: string;
  readonly limit: number;
}

/** Whose plan is of another day or feed, each told of once; they are marked as told of. */
export async function takeOutdated(
  tx: Transaction,
  { day, feedId, limit }: WantedPlans,
): Promise<readonly OrganizationId[]> {
  const reason = `${day} ${feedId}`;
  const query = sql`
    UPDATE breakwater.plan
    SET outdated_for = ${reason}
    WHERE org_id IN (
      SELECT p.org_id
      FROM breakwater.plan AS p
      JOIN breakwater.organization AS o ON o.org_id = p.org_id AND o.suspended_at IS NULL
      WHERE (p.as_of < ${day} OR p.feed_id <> ${feedId}) AND p.outdated_for IS DISTINCT FROM ${reason}
      ORDER BY p.org_id
      LIMIT ${limit}
      FOR UPDATE OF p SKIP LOCKED
    )
    RETURNING org_id`;
  return list(tx, query, 'plan', (row) => row.id<'organization'>('org_id'));
}

/** Who has no plan though documents were handed in, in the same way: none was made, since there was no feed, or a job was lost. */
export async function takeUnplanned(
  tx: Transaction,
  { day, feedId, limit }: WantedPlans,
): Promise<readonly OrganizationId[]> {
  const reason = `${day} ${feedId}`;
  const query = sql`
    UPDATE breakwater.inventory
    SET asked_for = ${reason}
    WHERE org_id IN (
      SELECT i.org_id
      FROM breakwater.inventory AS i
      JOIN breakwater.organization AS o ON o.org_id = i.org_id AND o.suspended_at IS NULL
      WHERE i.asked_for IS DISTINCT FROM ${reason}
        AND i.changed_at < now() - interval '1 minute'
        AND NOT EXISTS (SELECT FROM breakwater.plan AS p WHERE p.org_id = i.org_id)
      ORDER BY i.org_id
      LIMIT ${limit}
      FOR UPDATE OF i SKIP LOCKED
    )
    RETURNING org_id`;
  return list(tx, query, 'inventory', (row) => row.id<'organization'>('org_id'));
}

export interface PlanDay {
  readonly asOf: string;
  readonly madeAt: Temporal.Instant;
  readonly outline: Outline;
}

/** The last plan of each day, newest first. */
export async function listPlanDays(
  tx: Transaction,
  organization: OrganizationId,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly PlanDay[]> {
  const query = sql`
    SELECT as_of, made_at, outline
    FROM breakwater.plan_day
    WHERE org_id = ${organization} AND (${before}::date IS NULL OR as_of < ${before}::date)
    ORDER BY as_of DESC
    LIMIT ${limit}`;
  return list(tx, query, 'plan_day', (row) => ({
    asOf: row.day('as_of'),
    madeAt: row.instant('made_at'),
    outline: row.json('outline', (stored) => told.parse(stored)),
  }));
}

/** What an organization's plans are made for. */
export interface PlanSettings {
  readonly hoursAWeek: number;
  readonly boundBy: string | undefined;
  /** As it is kept: `{}` says nothing. */
  readonly policy: unknown;
}

export async function planSettings(tx: Transaction, organization: OrganizationId): Promise<PlanSettings | undefined> {
  const query = sql`
    SELECT hours_a_week, bound_by, policy
    FROM breakwater.organization
    WHERE org_id = ${organization}`;
  return find(tx, query, 'organization', (row) => ({
    hoursAWeek: row.number('hours_a_week'),
    boundBy: row.optional('bound_by', (column) => row.text(column)),
    policy: row.json('policy', (stored) => stored),
  }));
}

function madeFrom(row: Row): MadeFrom {
  return {
    asOf: row.day('as_of'),
    feedId: row.text('feed_id'),
    inventoryVersion: row.number('inventory_version'),
    stateVersion: row.number('state_version'),
    settingsDigest: row.text('settings_digest'),
  };
}
