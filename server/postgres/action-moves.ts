// What people said of actions, one row for each word.
import type { EventId, OrganizationId } from '#core/kernel/ids.ts';
import type { ActionRecord, Said } from '#core/plans/state.ts';
import { json, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

const moves = ['start', 'done', 'defer', 'answer'] as const;
export type MoveName = (typeof moves)[number];

export interface NewMove {
  /** The event of it bears the same. */
  readonly moveId: EventId;
  readonly move: MoveName;
  /** As it was before. */
  readonly record: ActionRecord;
  readonly said: Said;
}

export async function addMove(tx: Transaction, organization: OrganizationId, made: NewMove): Promise<void> {
  const { moveId, move, record, said } = made;
  const query = sql`
    INSERT INTO breakwater.action_move (
      org_id, move_id, action_id, move, title, closes, state_before, hours, until, reason, approved_by, because
    )
    VALUES (
      ${organization}, ${moveId}, ${record.id}, ${move}, ${record.title}, ${json(record.closes)}, ${record.state},
      ${said.hours}, ${said.until}, ${said.reason}, ${said.approvedBy}, ${said.because}
    )`;
  await write(tx, query, 1);
}

export interface KeptMove {
  readonly move: MoveName;
  readonly at: Temporal.Instant;
  readonly before: string;
  readonly hours: number | undefined;
  readonly until: string | undefined;
  readonly reason: string | undefined;
  readonly approvedBy: string | undefined;
  readonly because: string | undefined;
}

/** So many of one action are told, the last ones. */
const movesMax = 200;

/** Newest first. */
export async function listMoves(
  tx: Transaction,
  organization: OrganizationId,
  actionId: string,
): Promise<readonly KeptMove[]> {
  const query = sql`
    SELECT move, made_at, state_before, hours, until, reason, approved_by, because
    FROM breakwater.action_move
    WHERE org_id = ${organization} AND action_id = ${actionId}
    ORDER BY move_id DESC
    LIMIT ${movesMax}`;
  return list(tx, query, 'action_move', (row) => {
    const text = (column: string): string | undefined => row.optional(column, (one) => row.text(one));
    return {
      move: row.word('move', moves),
      at: row.instant('made_at'),
      before: row.text('state_before'),
      hours: row.optional('hours', (column) => row.number(column)),
      until: row.optional('until', (column) => row.day(column)),
      reason: text('reason'),
      approvedBy: text('approved_by'),
      because: text('because'),
    };
  });
}
