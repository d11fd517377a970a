// What is remembered from one plan to the next, as rows: put together for whoever plans, changed row by row.
import { z } from 'zod';
import { assetKinds } from '#core/components/asset.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import {
  emptyState,
  type ActionRecord,
  type AskedQuestion,
  type Closes,
  type GivenAnswer,
  type State,
} from '#core/plans/state.ts';
import { find, json, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Row } from '#server/postgres/row.ts';
import { sightingsOf } from '#server/postgres/sightings.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface KeptState {
  readonly state: State;
  /** One more with each change; 0 where nothing is kept yet. */
  readonly version: number;
}

/** A document that stands in the way of a newer plan. */
export interface PlanFaultRow {
  readonly path: string;
  readonly code: string;
  readonly why: string;
  readonly place?: string | undefined;
}

/** The whole of it, for whoever plans. */
export async function readState(tx: Transaction, organization: OrganizationId): Promise<KeptState> {
  const head = await findHead(tx, organization);
  if (head === undefined) return { state: emptyState, version: 0 };
  const state: State = {
    version: 1,
    plannedOn: head.plannedOn,
    before: head.before,
    seen: await sightingsOf(tx, organization),
    documents: head.documents,
    actions: await actionsOf(tx, organization),
    questions: head.questions,
    answers: await answersOf(tx, organization),
  };
  return { state, version: head.version };
}

/** Without what was seen and without the actions but this one: what a word of a person may change. */
export async function readForWord(tx: Transaction, organization: OrganizationId, actionId: string): Promise<State> {
  const head = await findHead(tx, organization);
  if (head === undefined) return emptyState;
  const query = sql`
    SELECT action_id, kind, title, assets, asset_kind, count, closes, state, since, hours, until, reason,
           approved_by, because, evidence, closed_on
    FROM breakwater.action_record
    WHERE org_id = ${organization} AND action_id = ${actionId}`;
  const actions = await list(tx, query, 'action_record', toAction);
  return { ...emptyState, actions, questions: head.questions, answers: await answersOf(tx, organization) };
}

/** The version after this change; whoever else changes the state waits until this transaction ends. */
export async function raiseStateVersion(tx: Transaction, organization: OrganizationId): Promise<number> {
  const query = sql`
    INSERT INTO breakwater.plan_state AS s (org_id, version)
    VALUES (${organization}, 1)
    ON CONFLICT (org_id) DO UPDATE SET version = s.version + 1
    RETURNING version`;
  const version = await find(tx, query, 'plan_state', (row) => row.number('version'));
  return version ?? 0;
}

export async function stateVersion(tx: Transaction, organization: OrganizationId): Promise<number> {
  const query = sql`SELECT version FROM breakwater.plan_state WHERE org_id = ${organization}`;
  return (await find(tx, query, 'plan_state', (row) => row.number('version'))) ?? 0;
}

type Head = Pick<State, 'plannedOn' | 'before' | 'documents' | 'questions'>;

/** What a plan leaves behind, but for actions, answers and what was seen. */
export async function keepHead(
  tx: Transaction,
  organization: OrganizationId,
  { plannedOn, before, documents, questions }: Head,
): Promise<void> {
  const query = sql`
    UPDATE breakwater.plan_state
    SET planned_on = ${plannedOn}, before_on = ${before}, documents = ${json(documents)}, questions = ${json(questions)},
        faults = NULL
    WHERE org_id = ${organization}`;
  await write(tx, query, 1);
}

/** Why there is no newer plan; `undefined`: nothing is in the way any more. */
export async function noteFaults(
  tx: Transaction,
  organization: OrganizationId,
  faults: readonly PlanFaultRow[] | undefined,
): Promise<void> {
  const query = sql`
    UPDATE breakwater.plan_state
    SET faults = ${faults === undefined ? null : json(faults)}
    WHERE org_id = ${organization}`;
  await write(tx, query, 1);
}

export async function faultsOf(tx: Transaction, organization: OrganizationId): Promise<readonly PlanFaultRow[]> {
  const query = sql`SELECT faults FROM breakwater.plan_state WHERE org_id = ${organization} AND faults IS NOT NULL`;
  return (
    (await find(tx, query, 'plan_state', (row) => row.json('faults', (stored) => faultsShape.parse(stored)))) ?? []
  );
}

/** Puts these in place of the rows of their ids. */
export async function keepActions(
  tx: Transaction,
  organization: OrganizationId,
  actions: readonly ActionRecord[],
): Promise<void> {
  const rows = actions.map((one) => ({ ...one, on: undefined, since: one.on, closedOn: one.closedOn ?? null }));
  const query = sql`
    INSERT INTO breakwater.action_record AS a (
      org_id, action_id, kind, title, assets, asset_kind, count, closes, state, since, hours, until, reason,
      approved_by, because, evidence, closed_on
    )
    SELECT ${organization}::uuid, r.*
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
      id text, kind text, title text, assets text[], "assetKind" text, count int, closes jsonb, state text,
      since date, hours double precision, until date, reason text, "approvedBy" text, because text,
      evidence text[], "closedOn" date
    )
    ON CONFLICT (org_id, action_id) DO UPDATE
    SET kind = excluded.kind, title = excluded.title, assets = excluded.assets, asset_kind = excluded.asset_kind,
        count = excluded.count, closes = excluded.closes, state = excluded.state, since = excluded.since,
        hours = excluded.hours, until = excluded.until, reason = excluded.reason,
        approved_by = excluded.approved_by, because = excluded.because, evidence = excluded.evidence,
        closed_on = excluded.closed_on
    WHERE a IS DISTINCT FROM excluded`;
  await writeAny(tx, query);
}

/** Writes down what became of one action. */
export async function changeAction(
  tx: Transaction,
  organization: OrganizationId,
  { id, state, on, hours, until, reason, approvedBy, because, closedOn }: ActionRecord,
): Promise<void> {
  const query = sql`
    UPDATE breakwater.action_record
    SET state = ${state}, since = ${on}, hours = ${hours}, until = ${until}, reason = ${reason},
        approved_by = ${approvedBy}, because = ${because}, closed_on = ${closedOn}
    WHERE org_id = ${organization} AND action_id = ${id}`;
  await write(tx, query, 1);
}

/** All but these: proposals that nobody touched are made anew by each plan. */
export async function removeOtherActions(
  tx: Transaction,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<void> {
  await writeAny(
    tx,
    sql`
    DELETE FROM breakwater.action_record
    WHERE org_id = ${organization} AND action_id <> ALL(${ids}::text[])`,
  );
}

/** The answer to a question in place of the one before; it holds over all that were given earlier. */
export async function giveAnswer(tx: Transaction, organization: OrganizationId, given: GivenAnswer): Promise<void> {
  await takeBackAnswer(tx, organization, given.question);
  const { question, kind, assets, closes, about, value, reason, on, unasked } = given;
  const query = sql`
    INSERT INTO breakwater.answer (
      org_id, question_id, kind, assets, closes, about, value, reason, answered_on, is_unasked
    )
    VALUES (
      ${organization}, ${question}, ${kind}, ${json(assets)}, ${json(closes)},
      ${about === undefined ? null : json(about)}, ${value}, ${reason}, ${on}, ${unasked === true}
    )`;
  await write(tx, query, 1);
}

export async function takeBackAnswer(tx: Transaction, organization: OrganizationId, question: string): Promise<void> {
  await writeAny(
    tx,
    sql`
    DELETE FROM breakwater.answer
    WHERE org_id = ${organization} AND question_id = ${question}`,
  );
}

/** In the order in which they were given. */
export async function answersOf(tx: Transaction, organization: OrganizationId): Promise<readonly GivenAnswer[]> {
  const query = sql`
    SELECT question_id, kind, assets, closes, about, value, reason, answered_on, is_unasked
    FROM breakwater.answer
    WHERE org_id = ${organization}
    ORDER BY position`;
  return list(tx, query, 'answer', (row) => ({
    question: row.text('question_id'),
    kind: row.word('kind', questionKinds),
    assets: row.json('assets', (stored) => textsShape.parse(stored)),
    closes: row.json('closes', (stored) => closesShape.parse(stored)),
    about: row.optional('about', (column) => row.json(column, (stored) => textsShape.parse(stored))),
    value: row.text('value'),
    reason: row.optional('reason', (column) => row.text(column)),
    on: row.day('answered_on'),
    unasked: row.boolean('is_unasked') ? true : undefined,
  }));
}

async function actionsOf(tx: Transaction, organization: OrganizationId): Promise<readonly ActionRecord[]> {
  const query = sql`
    SELECT action_id, kind, title, assets, asset_kind, count, closes, state, since, hours, until, reason,
           approved_by, because, evidence, closed_on
    FROM breakwater.action_record
    WHERE org_id = ${organization}
    ORDER BY action_id`;
  return list(tx, query, 'action_record', toAction);
}

function findHead(
  tx: Transaction,
  organization: OrganizationId,
): Promise<(Head & Pick<KeptState, 'version'>) | undefined> {
  const query = sql`
    SELECT version, planned_on, before_on, documents, questions
    FROM breakwater.plan_state
    WHERE org_id = ${organization}`;
  return find(tx, query, 'plan_state', (row) => ({
    version: row.number('version'),
    plannedOn: row.optional('planned_on', (column) => row.day(column)),
    before: row.optional('before_on', (column) => row.day(column)),
    documents: row.json('documents', (stored) => documentsShape.parse(stored)),
    questions: row.json('questions', (stored) => questionsShape.parse(stored)),
  }));
}

const questionKinds = ['exposure', 'criticality', 'product', 'automatable', 'impact', 'column', 'name'] as const;
const actionKinds = ['upgrade', 'mitigate', 'isolate', 'investigate', 'replace', 'confirm', 'ask', 'harden'] as const;
const actionStates = ['proposed', 'planned', 'started', 'done', 'deferred', 'answered'] as const;

const textsShape = z.array(z.string());
const closesShape: z.ZodType<Closes[]> = z.array(
  z.object({ vulnerability: z.string(), asset: z.string(), component: z.string() }),
);
const documentsShape = z.array(z.object({ path: z.string(), digest: z.string(), assets: textsShape }));
const questionsShape: z.ZodType<AskedQuestion[]> = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(questionKinds),
    assets: textsShape,
    answers: textsShape,
    closes: closesShape,
    about: textsShape.optional(),
  }),
);
const faultsShape = z.array(
  z.object({ path: z.string(), code: z.string(), why: z.string(), place: z.string().optional() }),
);

function toAction(row: Row): ActionRecord {
  const text = (column: string): string | undefined => row.optional(column, (one) => row.text(one));
  const day = (column: string): string | undefined => row.optional(column, (one) => row.day(one));
  return {
    id: row.text('action_id'),
    kind: row.word('kind', actionKinds),
    title: row.text('title'),
    assets: row.texts('assets'),
    assetKind: row.word('asset_kind', assetKinds),
    count: row.number('count'),
    closes: row.json('closes', (stored) => closesShape.parse(stored)),
    state: row.word('state', actionStates),
    on: row.day('since'),
    hours: row.number('hours'),
    until: day('until'),
    reason: text('reason'),
    approvedBy: text('approved_by'),
    because: text('because'),
    evidence: row.texts('evidence'),
    closedOn: day('closed_on'),
  };
}
