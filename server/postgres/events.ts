// The ledger: what happened, written with the change, read by audit trail and dispatcher.
import { z } from 'zod';
import type { CompartmentId, DataKeyId, EventId, OrganizationId } from '#core/kernel/ids.ts';
import { tlps, type Tlp } from '#core/parties/tlp.ts';
import type { Row } from '#server/postgres/row.ts';
import { json, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** What is to be written of a change. */
export interface Happening {
  readonly eventId: EventId;
  /** In whose ledger. */
  readonly organizationId: OrganizationId;
  /** The provider by whose grant a person acts for another organization. */
  readonly via?: OrganizationId | undefined;
  readonly object: { readonly kind: string; readonly id: string };
  /** `member.suspended`: the noun, and what became of it. */
  readonly kind: string;
  /** The label of the object; left out: its organization's own people alone. */
  readonly tlp?: Tlp;
  readonly compartments?: readonly CompartmentId[];
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** SHA-256 in hexadecimal of documents that it speaks of, by what they are. */
  readonly digests?: Readonly<Record<string, string>>;
  readonly sealed?: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
}

/** An event as it stands in the ledger. */
export interface LedgerEvent {
  readonly eventId: EventId;
  readonly organizationId: OrganizationId;
  readonly at: Temporal.Instant;
  readonly actor: { readonly kind: 'person' | 'token' | 'service'; readonly id: string };
  readonly via: OrganizationId | undefined;
  readonly object: { readonly kind: string; readonly id: string };
  readonly kind: string;
  readonly tlp: Tlp;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly digests: Readonly<Record<string, string>>;
}

/** Who did it is whoever this transaction entered as; the database takes no other. */
export async function recordEvent(tx: Transaction, happening: Happening): Promise<void> {
  const { eventId, organizationId, via, object, kind, before, after, sealed } = happening;
  const query = sql`
    INSERT INTO breakwater.event (
      org_id, event_id, actor_kind, actor_id, via_org_id, object_kind, object_id, kind,
      tlp, compartments, state_before, state_after, digests, sealed, data_key_id
    )
    SELECT ${organizationId}, ${eventId}, a.kind, a.id, ${via}::uuid, ${object.kind}, ${object.id}, ${kind},
           ${happening.tlp ?? 'AMBER+STRICT'}, ${happening.compartments ?? []}::uuid[], ${before}, ${after},
           ${json(happening.digests ?? {})}, ${sealed?.bytes}::bytea, ${sealed?.dataKeyId}::uuid
    FROM breakwater.actor() AS a`;
  await write(tx, query, 1);
}

/** Of an organization's ledger, or of one object in it, as far as whoever acts may see it; newest first. */
export async function listEvents(
  tx: Transaction,
  organization: OrganizationId,
  page: { readonly object?: string | undefined; readonly after: EventId | undefined; readonly limit: number },
): Promise<readonly LedgerEvent[]> {
  const { object, after, limit } = page;
  const query = sql`
    SELECT org_id, event_id, at, actor_kind, actor_id, via_org_id, object_kind, object_id, kind, tlp,
           state_before, state_after, digests
    FROM breakwater.event
    WHERE org_id = ${organization}
      AND (${after}::uuid IS NULL OR event_id < ${after}::uuid)
      AND (${object}::text IS NULL OR object_id = ${object}::text)
    ORDER BY event_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'event', toEvent);
}

/** Where a reader of the ledger stands: behind this event. */
export interface LedgerPlace {
  readonly xid: string;
  readonly position: number;
}

export const ledgerStart: LedgerPlace = { xid: '0', position: 0 };

/**
 * Reads on from a place, in the order of the ledger, no further than what every transaction still running began before: one
 * that commits late is not passed over.
 */
export async function readLedger(
  tx: Transaction,
  { xid, position }: LedgerPlace,
  limit: number,
): Promise<readonly { readonly event: LedgerEvent; readonly place: LedgerPlace }[]> {
  const query = sql`
    SELECT org_id, event_id, at, actor_kind, actor_id, via_org_id, object_kind, object_id, kind, tlp,
           state_before, state_after, digests, xid::text AS place_xid, position
    FROM breakwater.event
    WHERE (xid, position) > (${xid}::xid8, ${position}::bigint)
      AND xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY xid, position
    LIMIT ${limit}`;
  return list(tx, query, 'event', (row) => ({
    event: toEvent(row),
    place: { xid: row.text('place_xid'), position: row.number('position') },
  }));
}

const digestsShape = z.record(z.string(), z.string());

function toEvent(row: Row): LedgerEvent {
  return {
    eventId: row.id<'event'>('event_id'),
    organizationId: row.id<'organization'>('org_id'),
    at: row.instant('at'),
    actor: { kind: row.word('actor_kind', ['person', 'token', 'service']), id: row.text('actor_id') },
    via: row.optional('via_org_id', (column) => row.id<'organization'>(column)),
    object: { kind: row.text('object_kind'), id: row.text('object_id') },
    kind: row.text('kind'),
    tlp: row.word('tlp', tlps),
    before: row.optional('state_before', (column) => row.text(column)),
    after: row.optional('state_after', (column) => row.text(column)),
    digests: row.json('digests', (stored) => digestsShape.parse(stored)),
  };
}
