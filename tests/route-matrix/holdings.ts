// What organizations hold, as one digest for each table: whether anything of it changed.
import type { Client } from 'pg';

/** Reads every table of the schema whose rows belong to an organization, past row security. */
export async function holdingsOf(root: Client, organizations: readonly string[]): Promise<readonly string[]> {
  const { rows: tables } = await root.query<{ name: string }>(
    `SELECT t.tablename AS name
    FROM pg_tables AS t
    JOIN information_schema.columns AS c ON c.table_schema = t.schemaname AND c.table_name = t.tablename
    WHERE t.schemaname = 'breakwater' AND c.column_name = 'org_id'
    ORDER BY 1`,
  );
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS held
      FROM breakwater."${name}" AS t WHERE org_id = ANY($1)`,
  );
  const { rows } = await root.query<{ held: string }>(each.join(' UNION ALL '), [organizations]);
  return rows.map(({ held }) => held);
}
