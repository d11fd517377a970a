// The state as it lies on disk: one version, every field checked, nothing unknown passed over in silence.
import { assetKinds } from '#core/components/asset.ts';
import { z } from 'zod';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isDay } from '#core/kernel/days.ts';
import type { State } from '#core/plans/state.ts';

/** Limits of a list in the file, and of a text in it. */
const listMax = 1_000_000;
const textCharactersMax = 100_000;

const day = z.string().refine(isDay, 'is no calendar day (YYYY-MM-DD)');
const text = z.string().max(textCharactersMax);
/** Absent on disk is `undefined` in memory. */
const optional = <Kind extends z.ZodType>(kind: Kind) => kind.optional().transform((value) => value);
const list = <Kind extends z.ZodType>(kind: Kind) => z.array(kind).max(listMax);

const closes = z.strictObject({ vulnerability: text, asset: text, component: text });
const questionKind = z.enum(['exposure', 'criticality', 'product', 'automatable', 'impact', 'column', 'name']);

const seen = z.strictObject({
  asset: text,
  vulnerability: text,
  firstSeenOn: day,
  arrivedOn: optional(day),
  inKev: z.boolean(),
  exploitedOn: optional(day),
  // Left out by those that did not keep them yet: what they saw is not closed without other evidence.
  components: list(text).default([]),
  documents: list(text).default([]),
  closedOn: optional(day),
});

const seenDocument = z.strictObject({ path: text, digest: text, assets: list(text) });

const action = z.strictObject({
  id: text,
  kind: z.enum(['upgrade', 'mitigate', 'isolate', 'investigate', 'replace', 'confirm', 'ask', 'harden']),
  title: text,
  assets: list(text),
  assetKind: z.enum(assetKinds),
  count: z.number().int().min(1),
  closes: list(closes),
  state: z.enum(['proposed', 'planned', 'started', 'done', 'deferred', 'answered']),
  on: day,
  hours: z.number().min(0),
  until: optional(day),
  reason: optional(text),
  approvedBy: optional(text),
  because: optional(text),
  evidence: list(text),
  closedOn: optional(day),
});

const question = z.strictObject({
  id: text,
  kind: questionKind,
  assets: list(text),
  answers: list(text),
  closes: list(closes),
  about: optional(list(text)),
});

const given = z.strictObject({
  question: text,
  kind: questionKind,
  assets: list(text),
  closes: list(closes),
  about: optional(list(text)),
  value: text,
  reason: optional(text),
  on: day,
  unasked: optional(z.literal(true)),
});

const document = z.strictObject({
  version: z.literal(1),
  plannedOn: optional(day),
  before: optional(day),
  seen: list(seen),
  documents: list(seenDocument).default([]),
  actions: list(action),
  questions: list(question),
  answers: list(given),
});

/**
 * The state in a parsed JSON document.
 *
 * @throws BadDocument `state.version` for a file that a newer Breakwater wrote, `state.malformed` with the place
 */
export function stateOf(value: unknown): State {
  const version = z.looseObject({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version > 1) {
    const said = `was written by a newer Breakwater (state version ${version.data.version}); this one reads version 1`;
    throw new BadDocument('state.version', said, '$.version');
  }
  const read = document.safeParse(value);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new BadDocument(
    'state.malformed',
    `is no Breakwater state: ${first?.message ?? 'malformed'}`,
    placeOf(first?.path ?? []),
  );
}

/** One entry a line, so that people and version control can read what changed. */
export function renderState(state: State): string {
  const entries = (list: readonly unknown[]): string =>
    list.length === 0 ? '[]' : `[\n${list.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`;
  const parts = [
    `  "version": ${state.version}`,
    ...(state.plannedOn === undefined ? [] : [`  "plannedOn": ${JSON.stringify(state.plannedOn)}`]),
    ...(state.before === undefined ? [] : [`  "before": ${JSON.stringify(state.before)}`]),
    `  "seen": ${entries(state.seen)}`,
    `  "documents": ${entries(state.documents)}`,
    `  "actions": ${entries(state.actions)}`,
    `  "questions": ${entries(state.questions)}`,
    `  "answers": ${entries(state.answers)}`,
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, key) => place + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`), '$');
}
