// Notes under labels, and proposals to lower a label: read under row security, relabelled by functions alone.
import { assert } from '#core/kernel/assert.ts';
import type { CompartmentId, DataKeyId, Id, LoweringId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { label, type Label } from '#core/parties/label.ts';
import { loweringStates, type Lowering, type Voice } from '#core/parties/lowering.ts';
import { tlps } from '#core/parties/tlp.ts';
import type { PageOf } from '#server/postgres/organizations.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export type NoteId = Id<'note'>;

/** A text for those whom its label names, sealed. */
export interface Note {
  readonly organizationId: OrganizationId;
  readonly noteId: NoteId;
  readonly authorId: PersonId;
  readonly writtenAt: Temporal.Instant;
  readonly sealed: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
  readonly label: Label;
}

/** In the name of whoever acts. */
export async function insertNote(tx: Transaction, note: Omit<Note, 'writtenAt'>): Promise<void> {
  const { organizationId, noteId, authorId, sealed } = note;
  const { tlp, owners, compartments, embargoUntil } = note.label;
  const query = sql`
    INSERT INTO breakwater.note (
      org_id, note_id, author_id, sealed, data_key_id, tlp, owners, compartments, embargo_until
    )
    VALUES (${organizationId}, ${noteId}, ${authorId}, ${sealed.bytes}, ${sealed.dataKeyId},
            ${tlp}, ${owners}, ${compartments}, ${embargoUntil})`;
  await write(tx, query, 1);
}

/** Of whatever organization, as far as whoever acts may see them; newest first. */
export async function listNotes(
  tx: Transaction,
  { after, limit, compartment }: PageOf<NoteId> & { readonly compartment: CompartmentId | undefined },
): Promise<readonly Note[]> {
  const query = sql`
    SELECT org_id, note_id, author_id, written_at, sealed, data_key_id, tlp, owners, compartments, embargo_until
    FROM breakwater.note
    WHERE (${after}::uuid IS NULL OR note_id < ${after}::uuid)
      AND (${compartment}::uuid IS NULL OR ${compartment}::uuid = ANY (compartments))
    ORDER BY note_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'note', toNote);
}

export async function findNote(tx: Transaction, organization: OrganizationId, note: NoteId): Promise<Note | undefined> {
  const query = sql`
    SELECT org_id, note_id, author_id, written_at, sealed, data_key_id, tlp, owners, compartments, embargo_until
    FROM breakwater.note
    WHERE org_id = ${organization} AND note_id = ${note}`;
  return find(tx, query, 'note', toNote);
}

/** One person adds limits; false where the database finds that it takes one away, or may not be. */
export async function saveRaised(tx: Transaction, { organizationId, noteId }: Note, to: Label): Promise<boolean> {
  const { tlp, owners, compartments, embargoUntil } = to;
  const query = sql`
    SELECT breakwater.raise_label(
      ${organizationId}, ${noteId}, ${tlp}, ${owners}, ${compartments}, ${embargoUntil}
    ) AS done`;
  return said(tx, query);
}

export async function insertLowering(
  tx: Transaction,
  { organizationId, noteId }: Note,
  lowering: Pick<Lowering, 'loweringId' | 'to' | 'reason' | 'expiresAt'>,
): Promise<boolean> {
  const { loweringId, reason, expiresAt, to } = lowering;
  const query = sql`
    SELECT breakwater.propose_lowering(
      ${organizationId}, ${loweringId}, ${noteId}, ${to.tlp}, ${to.owners}, ${to.compartments}, ${to.embargoUntil},
      ${reason}, ${expiresAt}
    ) AS done`;
  return said(tx, query);
}

/** A proposal as it is kept: who proposed it is looked at again when somebody agrees. */
export interface KeptLowering extends Omit<Lowering, 'proposedBy'> {
  readonly proposedBy: PersonId;
}

/** Of a note that whoever acts sees, newest first. */
export async function listLowerings(
  tx: Transaction,
  organization: OrganizationId,
  note: NoteId,
): Promise<readonly KeptLowering[]> {
  const query = sql`
    SELECT lowering_id, from_tlp, from_owners, from_compartments, from_embargo_until,
           to_tlp, to_owners, to_compartments, to_embargo_until, reason, proposed_by, expires_at, state
    FROM breakwater.lowering
    WHERE org_id = ${organization} AND note_id = ${note}
    ORDER BY lowering_id DESC
    LIMIT 100`;
  return list(tx, query, 'lowering', toLowering);
}

export async function saveAgreed(tx: Transaction, organization: OrganizationId, id: LoweringId): Promise<boolean> {
  return said(tx, sql`SELECT breakwater.agree_to_lowering(${organization}, ${id}) AS done`);
}

export async function saveWithdrawn(tx: Transaction, organization: OrganizationId, id: LoweringId): Promise<boolean> {
  return said(tx, sql`SELECT breakwater.withdraw_lowering(${organization}, ${id}) AS done`);
}

/** How whoever acts, or who proposed a lowering of this note, stands to it now. */
export async function findVoice(tx: Transaction, note: Note, person: PersonId): Promise<Voice | undefined> {
  const query = sql`
    SELECT email, human, suspended, may_see, speaks_for
    FROM breakwater.voice_in_lowering(${note.organizationId}, ${note.noteId}, ${person})`;
  return find(tx, query, 'person', (row) => ({
    person: {
      personId: person,
      name: '',
      email: row.text('email'),
      human: row.id<'person'>('human'),
      suspended: row.boolean('suspended'),
    },
    maySee: row.boolean('may_see'),
    speaksFor: row.ids<'organization'>('speaks_for'),
  }));
}

/** Of compartments that whoever acts is in. */
export async function findSponsors(
  tx: Transaction,
  compartments: readonly CompartmentId[],
): Promise<ReadonlyMap<CompartmentId, OrganizationId>> {
  const query = sql`SELECT compartment_id, sponsor FROM breakwater.sponsors_of(${compartments}::uuid[])`;
  const rows = await list(
    tx,
    query,
    'compartment',
    (row) => [row.id<'compartment'>('compartment_id'), row.id<'organization'>('sponsor')] as const,
  );
  return new Map(rows);
}

async function said(tx: Transaction, query: ReturnType<typeof sql>): Promise<boolean> {
  return (await find(tx, query, 'note', (row) => row.boolean('done'))) === true;
}

function toNote(row: Row): Note {
  return {
    organizationId: row.id<'organization'>('org_id'),
    noteId: row.id<'note'>('note_id'),
    authorId: row.id<'person'>('author_id'),
    writtenAt: row.instant('written_at'),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
    label: toLabel(row, ''),
  };
}

function toLowering(row: Row): KeptLowering {
  return {
    loweringId: row.id<'lowering'>('lowering_id'),
    from: toLabel(row, 'from_'),
    to: toLabel(row, 'to_'),
    reason: row.text('reason'),
    proposedBy: row.id<'person'>('proposed_by'),
    expiresAt: row.instant('expires_at'),
    state: row.word('state', loweringStates),
  };
}

function toLabel(row: Row, prefix: string): Label {
  const made = label({
    tlp: row.word(`${prefix}tlp`, tlps),
    owners: row.ids<'organization'>(`${prefix}owners`),
    compartments: row.ids<'compartment'>(`${prefix}compartments`),
    embargoUntil: row.optional(`${prefix}embargo_until`, (column) => row.instant(column)),
  });
  assert(made.ok, 'the table keeps to what a label is');
  return made.value;
}
