// The four answers that BOD 26-04 asks for, from what is published and stated, each with its source.
import type { DecisionPoints } from '#core/advisories/advisory.ts';
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Asset, AssetKind } from '#core/components/asset.ts';
import { dayOf, type Day } from '#core/kernel/days.ts';
import { direct, type Directed } from '#core/priority/bod-26-04.ts';
import type { Answer, Answers } from '#core/priority/priority.ts';

/** Who answered where it was not a publisher. */
export const operator = 'you';

export interface Asking {
  readonly asOf: Day;
  /** The day as of which the KEV catalogue is complete; `undefined` where none was read. */
  readonly kevAsOf: Day | undefined;
  /** The directive that binds the organization, if any. */
  readonly boundBy: string | undefined;
}

/** The answers of a vulnerability on any asset, before anything is filled. */
export interface PublishedAnswers {
  readonly inKev: Answer<'yes' | 'no' | 'unknown'>;
  readonly automatable: Answer<'yes' | 'no' | 'unknown'>;
  readonly technicalImpact: Answer<'total' | 'partial' | 'unknown'>;
}

/** What is published of a vulnerability by a day. */
export function publishedAnswers(vulnerability: Vulnerability, { asOf, kevAsOf }: Asking): PublishedAnswers {
  const points = vulnerability.decisionPoints.filter(({ at }) => at === undefined || (dayOf(at) ?? asOf) <= asOf);
  return {
    inKev: inKev(vulnerability, asOf, kevAsOf),
    automatable: newest(points, ({ automatable }) => automatable),
    technicalImpact: newest(points, ({ technicalImpact }) => technicalImpact),
  };
}

function inKev({ kev }: Vulnerability, asOf: Day, kevAsOf: Day | undefined): PublishedAnswers['inKev'] {
  if (kev !== undefined && kev.addedOn <= asOf) {
    return { value: 'yes', source: 'CISA KEV', at: kev.addedOn, assumed: false };
  }
  if (kevAsOf === undefined)
    return { value: 'unknown', source: 'no KEV catalogue was read', at: undefined, assumed: false };
  const on = kevAsOf < asOf ? kevAsOf : asOf;
  return { value: 'no', source: `not in CISA KEV as of ${on}`, at: on, assumed: false };
}

/** The newest published value; `points` are the newest first. */
function newest<Value extends string>(
  points: readonly DecisionPoints[],
  of: (points: DecisionPoints) => Value | 'unknown',
): Answer<Value | 'unknown'> {
  const found = points.find((one) => of(one) !== 'unknown');
  if (found === undefined) return { value: 'unknown', source: 'not in this feed', at: undefined, assumed: false };
  const source = found.by === operator ? operator : `${found.by} SSVC`;
  return { value: of(found), source, at: dayOf(found.at), assumed: false };
}

/** Kinds of asset that rarely face the internet; all others count as exposed until somebody says otherwise. */
const insideKinds: ReadonlySet<AssetKind> = new Set(['workstation', 'device', 'ot', 'medical']);

/** Whether the asset is publicly exposed; where nobody said, what the directive or else the kind of asset makes of it. */
function exposed({ exposure, kind, kindFrom }: Asset, boundBy: string | undefined): Answers['exposed'] {
  const { value, source, on } = exposure;
  if (value !== 'unknown') {
    return { value: value === 'public' ? 'yes' : 'no', source: source ?? 'source not stated', at: on, assumed: false };
  }
  const assume = (answer: 'yes' | 'no', why: string): Answers['exposed'] => {
    return { value: answer, source: `exposure not stated: ${why}`, at: undefined, assumed: true };
  };
  if (boundBy !== undefined) return assume('yes', 'the directive takes it as exposed');
  const what = `${kindWords[kind]}${kindFrom === undefined ? '' : ' (by its product: nobody stated its kind)'}`;
  return insideKinds.has(kind)
    ? assume('no', `${what} rarely faces the internet`)
    : assume('yes', `${what} may face the internet`);
}

const kindWords: Readonly<Record<AssetKind, string>> = {
  host: 'a host',
  workstation: 'a workstation',
  server: 'a server',
  application: 'an application',
  appliance: 'a firewall or other appliance',
  device: 'a device',
  ot: 'a control system',
  medical: 'a medical device',
  service: 'a service',
  unknown: 'something of unknown kind',
};

/** All four answers for an asset, the missing ones filled and marked, and what the directive makes of them. */
export function answersFor(
  published: PublishedAnswers,
  asset: Asset,
  { boundBy }: Asking,
): { readonly answers: Answers; readonly directed: Directed } {
  const exposure = exposed(asset, boundBy);
  const given = {
    inKev: published.inKev.value,
    exposed: exposure.value,
    automatable: published.automatable.value,
    technicalImpact: published.technicalImpact.value,
  };
  const directed = direct(given, exposure.assumed ? ['exposed'] : []);
  return {
    directed,
    answers: {
      inKev: filled(published.inKev, directed.answers.inKev),
      exposed: exposure,
      automatable: filled(published.automatable, directed.answers.automatable),
      technicalImpact: filled(published.technicalImpact, directed.answers.technicalImpact),
    },
  };
}

function filled<Value extends string>(answer: Answer<Value | 'unknown'>, value: Value): Answer<Value | 'unknown'> {
  return answer.value === 'unknown' ? { ...answer, value, assumed: true } : answer;
}
