// What a provider's people see across all organizations that they act for; row security leaves out what a grant does not cover.
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { PageOf } from '#server/postgres/organizations.ts';
import { list, sql } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** An organization by whose grant the provider reads plans, with its plan as it was rendered. */
export interface CustomerPlan {
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly plan: { readonly madeAt: Temporal.Instant; readonly text: string } | undefined;
}

/** In the order of their ids; each grant is marked for its giver as used today. */
export async function listCustomerPlans(
  tx: Transaction,
  provider: OrganizationId,
  { after, limit }: PageOf<OrganizationId>,
): Promise<readonly CustomerPlan[]> {
  const query = sql`
    SELECT served.org_id, coalesce(o.name, served.customer_name) AS name, p.made_at, p.text,
           breakwater.note_grant_use(served.org_id, served.grant_id, 'plan.read')
    FROM (
      SELECT DISTINCT ON (g.org_id) g.org_id, g.grant_id, g.customer_name
      FROM breakwater.provider_grant AS g
      WHERE g.provider_id = ${provider} AND g.state = 'given' AND g.expires_at > now() AND 'plan.read' = ANY (g.scopes)
        AND g.org_id = ANY ((SELECT breakwater.orgs_where('plan.read'))::uuid[])
        AND (${after}::uuid IS NULL OR g.org_id > ${after}::uuid)
      ORDER BY g.org_id, g.grant_id
      LIMIT ${limit}
    ) AS served
    LEFT JOIN breakwater.organization AS o USING (org_id)
    LEFT JOIN breakwater.plan AS p USING (org_id)
    ORDER BY served.org_id`;
  return list(tx, query, 'provider_grant', (row) => {
    const madeAt = row.optional('made_at', (column) => row.instant(column));
    const text = row.optional('text', (column) => row.text(column));
    return {
      organizationId: row.id<'organization'>('org_id'),
      name: row.text('name'),
      plan: madeAt === undefined || text === undefined ? undefined : { madeAt, text },
    };
  });
}

/** A piece of software on an asset of a customer. */
export interface CustomerComponent {
  readonly organizationId: OrganizationId;
  readonly customer: string;
  readonly asset: string;
  /** How many alike the asset stands for. */
  readonly count: number;
  readonly name: string;
  readonly version: string | undefined;
}

/** Software whose name or package URL holds these characters, in any case. */
export async function findSoftware(
  tx: Transaction,
  provider: OrganizationId,
  named: string,
  limit: number,
): Promise<readonly CustomerComponent[]> {
  const query = sql`
    WITH served AS MATERIALIZED (
      SELECT g.org_id, min(g.customer_name) AS customer_name,
             max(breakwater.note_grant_use(g.org_id, g.grant_id, 'inventory.read')::text)
      FROM breakwater.provider_grant AS g
      WHERE g.provider_id = ${provider} AND g.state = 'given' AND g.expires_at > now()
        AND 'inventory.read' = ANY (g.scopes)
        AND g.org_id = ANY ((SELECT breakwater.orgs_where('inventory.read'))::uuid[])
      GROUP BY g.org_id
    )
    SELECT c.org_id, coalesce(o.name, served.customer_name) AS customer, a.name AS asset, a.count, c.name, c.version
    FROM served
    JOIN breakwater.component AS c USING (org_id)
    JOIN breakwater.asset AS a USING (org_id, asset_id)
    LEFT JOIN breakwater.organization AS o USING (org_id)
    WHERE strpos(lower(c.name), lower(${named})) > 0 OR strpos(lower(c.purl), lower(${named})) > 0
    ORDER BY customer, asset, c.name, c.number
    LIMIT ${limit}`;
  return list(tx, query, 'component', (row) => ({
    organizationId: row.id<'organization'>('org_id'),
    customer: row.text('customer'),
    asset: row.text('asset'),
    count: row.number('count'),
    name: row.text('name'),
    version: row.optional('version', (column) => row.text(column)),
  }));
}
