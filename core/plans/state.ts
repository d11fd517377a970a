// What is remembered from one plan to the next, and how it changes. Nothing that a person said is ever dropped.
import type { AssetKind } from '#core/components/asset.ts';
import { addDays, type Day } from '#core/kernel/days.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { ActionKind } from '#core/plans/action.ts';
import type { Question } from '#core/plans/plan.ts';

/** A vulnerability met an asset: its clock runs from here, or from its KEV listing where that is earlier. */
export interface Seen {
  readonly asset: string;
  readonly vulnerability: string;
  /** Never moved, not even where the match goes and comes back. */
  readonly firstSeenOn: Day;
  /** The plan that met it again after it was gone; `undefined` where it has been here since it was first seen. */
  readonly arrivedOn: Day | undefined;
  /** Whether it stood in the KEV catalogue at the last plan. */
  readonly inKev: boolean;
  /** The plan that found it in the catalogue where an earlier one had not. */
  readonly exploitedOn: Day | undefined;
  /** What bore it when it was last seen (packages or products), and the paths of the documents that showed it. */
  readonly components: readonly string[];
  readonly documents: readonly string[];
  /** The plan that saw it gone: another version that is not affected, or a newer document without what bore it. */
  readonly closedOn: Day | undefined;
}

/** A document as it last told of these assets: one with another digest is newer evidence. */
export interface SeenDocument {
  readonly path: string;
  readonly digest: string;
  readonly assets: readonly string[];
}

export interface Closes {
  readonly vulnerability: string;
  readonly asset: string;
  readonly component: string;
}

/** What became of an action. */
export interface ActionRecord {
  readonly id: string;
  readonly kind: ActionKind;
  readonly title: string;
  readonly assets: readonly string[];
  readonly assetKind: AssetKind;
  /** Like assets counted each. */
  readonly count: number;
  readonly closes: readonly Closes[];
  readonly state: 'proposed' | 'planned' | 'started' | 'done' | 'deferred' | 'answered';
  /** The day of its last change of state. */
  readonly on: Day;
  readonly hours: number;
  readonly until: Day | undefined;
  readonly reason: string | undefined;
  /** Who approved that it was put off. */
  readonly approvedBy?: string | undefined;
  /** A VEX justification. */
  readonly because: string | undefined;
  /** Digests of the documents that showed what it closes: another document is new evidence. */
  readonly evidence: readonly string[];
  /** The plan that no longer met anything of what it closes: "done" is proved. */
  readonly closedOn: Day | undefined;
}

export interface AskedQuestion {
  readonly id: string;
  readonly kind: Question['kind'];
  readonly assets: readonly string[];
  readonly answers: readonly string[];
  readonly closes: readonly Closes[];
  /** Of questions on how documents are read: what is sought, or vendor and product. */
  readonly about?: readonly string[] | undefined;
}

export interface GivenAnswer {
  readonly question: string;
  readonly kind: Question['kind'];
  readonly assets: readonly string[];
  readonly closes: readonly Closes[];
  /** As of the question. */
  readonly about?: readonly string[] | undefined;
  readonly value: string;
  /** In the person's own words. */
  readonly reason: string | undefined;
  readonly on: Day;
  /** Said of an asset without being asked: it holds whatever documents state. */
  readonly unasked?: true | undefined;
}

export interface State {
  readonly version: 1;
  readonly plannedOn: Day | undefined;
  /** The last plan of a day before that one: what is compared with where a day has more than one plan. */
  readonly before: Day | undefined;
  readonly seen: readonly Seen[];
  readonly documents: readonly SeenDocument[];
  readonly actions: readonly ActionRecord[];
  readonly questions: readonly AskedQuestion[];
  readonly answers: readonly GivenAnswer[];
}

export const emptyState: State = {
  version: 1,
  plannedOn: undefined,
  before: undefined,
  seen: [],
  documents: [],
  actions: [],
  questions: [],
  answers: [],
};

/** The last plan of an earlier day: what one as of this day is compared with. */
export function comparedWith({ plannedOn, before }: Pick<State, 'plannedOn' | 'before'>, asOf: Day): Day | undefined {
  return [plannedOn, before].find((day) => day !== undefined && day < asOf);
}

/** When a plan is made, and for what. */
export interface Keeping {
  readonly asOf: Day;
  readonly today: Day;
  readonly plannedOn: Day | undefined;
  /** Somebody named the file: it may begin with a day that is past. */
  readonly isNamed: boolean;
}

/**
 * Why a plan must not become what the next one starts from; `undefined` where it may. One as of a day that is past only
 * looks back: its day would become the first sight of all that it met, for good. One for a day to come would keep out every
 * plan until then; what stands so already keeps nothing out.
 */
export function whyNotKept({ asOf, today, plannedOn, isNamed }: Keeping): string | undefined {
  if (asOf > today) return `that day is still to come (today is ${today})`;
  if (plannedOn !== undefined && plannedOn <= today && asOf < plannedOn) return `the last one kept is of ${plannedOn}`;
  return asOf < today && !isNamed ? `today is ${today}` : undefined;
}

/** Why something is not affected, as VEX (CycloneDX, CSAF, OpenVEX) says it. */
export const justifications = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const;

/** A deferral without a day ends by itself after so many: nothing is put off for ever by silence. */
const deferralDays = 30;

type StateRefusal =
  | 'action.unknown'
  | 'action.hours_negative'
  | 'action.until_past'
  | 'answer.not_a_choice'
  | 'answer.missing';

export type Move = (state: State, id: string, said: Said) => Decision<State, StateRefusal>;

/** What a person says with a move. */
export interface Said {
  readonly on: Day;
  /** Hours spent since the last word. */
  readonly hours: number | undefined;
  readonly until: Day | undefined;
  readonly reason: string | undefined;
  /** With a deferral: who approved it. */
  readonly approvedBy?: string | undefined;
  readonly because: string | undefined;
  /** With an answer: of which vulnerabilities alone it is said. */
  readonly only?: readonly string[] | undefined;
}

export const start: Move = (state, id, said) => change(state, id, said, (record) => ({ ...record, state: 'started' }));

/** Said to be done; the next inventory proves it. */
export const finish: Move = (state, id, said) => change(state, id, said, (record) => ({ ...record, state: 'done' }));

export const defer: Move = (state, id, said) => {
  const until = said.until ?? addDays(said.on, deferralDays);
  if (until <= said.on) return refuse('action.until_past', `${until} is not after ${said.on}.`);
  return change(state, id, said, (record) => ({ ...record, state: 'deferred', until, approvedBy: said.approvedBy }));
};

/** "Not affected because …" for an action; one of its choices for a question. */
export const answer: Move = (state, id, said) => {
  if (said.because === undefined) return refuse('answer.missing', 'An answer needs its reason or choice: --because.');
  const asked = state.questions.find((question) => question.id === id);
  if (asked !== undefined) return answerQuestion(state, asked, { ...said, because: said.because });
  const record = state.actions.find((one) => one.id === id);
  const verdict = said.because
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  if (record?.kind === 'confirm' && verdicts.some((one) => one === verdict))
    return looked(state, record, said, verdict);
  const because = said.because
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (!justifications.some((one) => one === because)) {
    const choices = record?.kind === 'confirm' ? [...verdicts, ...justifications] : justifications;
    return refuse('answer.not_a_choice', `"${said.because}" is none of: ${choices.join(', ')}.`);
  }
  return change(state, id, said, (record) => ({ ...record, state: 'answered', because }));
};

/** What came of a look, for all that the action was about or for those that are named. */
const verdicts = ['affected', 'not affected'] as const;

// oxlint-disable-next-line max-params -- the move's own arguments, and what it says
function looked(
  state: State,
  { id, assets, closes }: ActionRecord,
  said: Said,
  value: string,
): Decision<State, StateRefusal> {
  const only = said.only?.map((name) => name.toUpperCase());
  const about =
    only === undefined ? closes : closes.filter(({ vulnerability }) => only.includes(vulnerability.toUpperCase()));
  if (about.length === 0) {
    return refuse('answer.not_a_choice', `The action is not about ${said.only?.join(', ') ?? 'anything'}.`);
  }
  const question = only === undefined ? id : `${id} ${only.toSorted().join(' ')}`;
  const given: GivenAnswer = {
    question,
    kind: 'product',
    assets,
    closes: about,
    value,
    reason: said.reason,
    on: said.on,
  };
  const answers = [...state.answers.filter((one) => one.question !== question), given];
  // The hours that the look took are the action's.
  return change({ ...state, answers }, id, said, (record) => record);
}

function answerQuestion(
  state: State,
  asked: AskedQuestion,
  said: Said & { readonly because: string },
): Decision<State, StateRefusal> {
  const value = asked.answers.find((one) => one.toLowerCase() === said.because.trim().toLowerCase());
  if (value === undefined) {
    return refuse('answer.not_a_choice', `"${said.because}" is none of: ${asked.answers.join(', ')}.`);
  }
  const { id: question, kind, assets, closes, about } = asked;
  const given: GivenAnswer = { question, kind, assets, closes, about, value, reason: said.reason, on: said.on };
  const answers = [...state.answers.filter((one) => one.question !== question), given];
  return accept({ ...state, answers });
}

// oxlint-disable-next-line max-params -- the move's own arguments and what it makes of the record
function change(
  state: State,
  id: string,
  said: Said,
  next: (record: ActionRecord) => ActionRecord,
): Decision<State, StateRefusal> {
  const found = state.actions.find((record) => record.id === id);
  if (found === undefined) {
    return refuse('action.unknown', `No action "${id}" is known here; the last plan names the ids.`);
  }
  const spent = said.hours ?? 0;
  if (spent < 0 || !Number.isFinite(spent)) return refuse('action.hours_negative', 'Hours can not be negative.');
  const cleared = { ...found, until: undefined, approvedBy: undefined, because: undefined, closedOn: undefined };
  const moved = next({ ...cleared, on: said.on, hours: found.hours + spent, reason: said.reason ?? found.reason });
  return accept({ ...state, actions: state.actions.map((record) => (record === found ? moved : record)) });
}
