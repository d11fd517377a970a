// Names under which components are looked up, as numbers.
import { list, sql, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/**
 * The numbers of these names; those that have none yet are given one. To be called in a transaction of its own, that ends at
 * once: two that each wait for a name of the other's would never end.
 */
export async function internPackages(tx: Transaction, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sorted = [...new Set(names)].sort();
  const known = await packageNumbers(tx, sorted);
  const missing = sorted.filter((name) => !known.has(name));
  if (missing.length === 0) return known;
  const query = sql`
    INSERT INTO breakwater.package (name)
    SELECT name FROM unnest(${missing}::text[]) WITH ORDINALITY AS given (name, place)
    ORDER BY place
    ON CONFLICT (name) DO NOTHING`;
  await writeAny(tx, query);
  return new Map([...known, ...(await packageNumbers(tx, missing))]);
}

/** Of those that have one. */
export async function packageNumbers(tx: Transaction, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const query = sql`SELECT package_id, name FROM breakwater.package WHERE name = ANY(${names}::text[])`;
  return new Map(await list(tx, query, 'package', (row) => [row.text('name'), row.number('package_id')] as const));
}
