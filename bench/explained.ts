// What the database says of how it answered a statement: EXPLAIN (ANALYZE), planning and execution by its own clock.
import type { Transaction } from '#server/postgres/transaction.ts';

export interface Explained {
  /** Planning and execution. */
  readonly ms: number;
  /** That the statement answered. */
  readonly rows: number;
  /** Each place where rows or entries of an index were read. */
  readonly scans: readonly Scan[];
}

interface Scan {
  /** `Index Only Scan` */
  readonly type: string;
  readonly index: string | undefined;
  /** Rows that an index alone could not answer for. */
  readonly heapFetches: number | undefined;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Heap Fetches'?: number;
  readonly Plans?: readonly PlanNode[];
}

interface Answer {
  readonly 'Planning Time': number;
  readonly 'Execution Time': number;
  readonly Plan: PlanNode;
}

/** Runs the one statement that `ask` makes, and answers nothing to it. */
export async function explained(tx: Transaction, ask: (tx: Transaction) => Promise<unknown>): Promise<Explained> {
  let answer: Answer | undefined;
  const explaining = Object.assign(Object.create(tx) as Transaction, {
    query: async ({ text, values }: { readonly text: string; readonly values: unknown[] }) => {
      const asked = { text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values };
      const { rows } = await tx.query<{ 'QUERY PLAN': readonly Answer[] }>(asked);
      answer = rows[0]?.['QUERY PLAN'][0];
      return { rows: [], rowCount: 0 };
    },
  });
  await ask(explaining);
  if (answer === undefined) throw new Error('nothing was explained');
  return {
    ms: answer['Planning Time'] + answer['Execution Time'],
    rows: answer.Plan['Actual Rows'],
    scans: nodesOf(answer.Plan)
      .filter((node) => /^(Seq|Index|Index Only|Bitmap \w+) Scan$/.test(node['Node Type']))
      .map((node) => ({ type: node['Node Type'], index: node['Index Name'], heapFetches: node['Heap Fetches'] })),
  };
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
