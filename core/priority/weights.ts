// All numbers of the ranking, in one versioned table with the reason for each. They multiply odds unless said otherwise.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

/** One number with its reason. */
export interface Weight {
  readonly value: number;
  /** `measured`: chosen on the back-test (see docs/reference/ranking.md). `judgement`: nothing public measures it. */
  readonly basis: 'measured' | 'judgement';
  readonly why: string;
}

const measured = (value: number, why: string): Weight => ({ value, basis: 'measured', why });
const judged = (value: number, why: string): Weight => ({ value, basis: 'judgement', why });

/** The EPSS model whose values the bands were fitted on; scores of other models are placed by their percentile. */
export const fittedEpssModel = 'v2023.03.01';

const numbers = {
  'epss.top': measured(8, 'EPSS at least 0.5: odds grow about 2.2 times with each tenfold of EPSS'),
  'epss.high': measured(5, 'EPSS at least 0.1'),
  'epss.mid': measured(2, 'EPSS at least 0.01'),
  'epss.low': measured(1, 'EPSS at least 0.001: the middle that the others are measured against'),
  'epss.floor': measured(0.5, 'EPSS under 0.001'),
  'epss.floor.new': measured(
    1,
    'EPSS under 0.001 on a flaw younger than 90 days: the model knows little of new flaws yet',
  ),
  'epss.missing': judged(1, 'no EPSS known: neither raised nor lowered, and said to be assumed'),
  'epss.missing.exploitdb': measured(
    3,
    'no EPSS known, but an Exploit-DB entry; with EPSS known the entry adds nothing',
  ),
  metasploit: measured(3, 'a Metasploit module makes the attack a menu item'),
  nuclei: measured(4, 'a Nuclei template lets anybody look for it across the internet'),
  github: measured(5, 'a proof of concept on GitHub; of all flags the one with least support, known at one date only'),
  'age.new': measured(4, 'younger than 90 days: the one factor whose loss lowers recall in every window with EPSS'),
  'age.year': measured(2, 'younger than a year'),
  'age.mid': measured(1, 'younger than six years (2,191 days)'),
  'age.old': measured(0.4, 'older'),
  'age.missing': judged(1, 'no day of publication known'),
  'issuer.high': measured(2.5, 'at least 1 in 100 of the CVEs of its issuer are in KEV'),
  'issuer.mid': measured(1, 'at least 1 in 500'),
  'issuer.low': measured(0.5, 'fewer'),
  'issuer.missing': measured(1, 'an unknown issuer or a CNA of last resort says nothing'),
  'shape.remote': measured(2.5, 'over the network, without privileges, without anybody’s help'),
  'shape.local': measured(
    4,
    'from a local account to everything, without anybody’s help: how intruders become administrators',
  ),
  'shape.missing': judged(1, 'no CVSS vector known'),
  'product.cap': measured(256, 'above it the observed chance grows no further'),
  'p30.per-product': measured(
    1e-5,
    'chance of a KEV listing within 30 days for each unit of the product: 2.9e-5 at a mean of 2.9',
  ),
  'p30.visibility': judged(
    30,
    'KEV lists a part of what is exploited: between 1 (all of it) and about 1,000 (any attempt seen)',
  ),
  'p30.most': judged(0.3, 'the most that is said of a flaw that nobody has seen exploited'),
  'p30.kev': judged(0.45, 'in KEV: the mean EPSS of KEV entries on 2024-03-04 was 0.46'),
  'p30.ransomware': judged(0.6, 'in KEV and used by ransomware: the mean EPSS of these was 0.60'),
  'p30.kev.most': judged(0.95, 'the most that EPSS may raise a KEV entry to'),
  'reach.public': judged(1, 'anybody can try'),
  'reach.internal': judged(
    0.25,
    'someone must be inside first; near 0.28, the mean ratio of BOD 26-04’s days exposed to not exposed',
  ),
  'reach.isolated': judged(0.05, 'someone must carry it there; no source'),
  'impact.total': judged(1, 'the attacker controls the software'),
  'impact.partial': judged(0.5, 'limited control; near 0.46, the mean ratio of BOD 26-04’s days total to partial'),
  'impact.unknown': judged(0.75, 'between the two'),
  'mission.essential': judged(1, 'the mission stops without it'),
  'mission.important': judged(0.5, 'the mission limps without it'),
  'mission.other': judged(0.2, 'the mission goes on without it'),
  'mission.unknown': judged(0.5, 'nobody has said: taken as important, and asked'),
  'reported.critical': judged(1, 'no record knows it, and a scanner calls it critical'),
  'reported.high': judged(0.75, 'no record knows it, and a scanner calls it high'),
  'reported.medium': judged(0.4, 'no record knows it, and a scanner calls it medium'),
  'reported.low': judged(0.1, 'no record knows it, and a scanner calls it low'),
  'reported.none': judged(0.05, 'no record knows it, and a scanner rates it at nothing'),
  'reported.unknown': judged(0.4, 'no record knows it, and a scanner does not rate it'),
  'weight.most': judged(0.97, 'the most that chance times reach may be, so that its logarithm stays finite'),
  'rows.alike': judged(1, 'a row of n like assets weighs 1 + this × ln n, so that forty kiosks don’t bury one server'),
} satisfies Record<string, Weight>;

export type WeightId = keyof typeof numbers;

export interface Weights {
  /** Printed in every plan, so that a ranking can be repeated. */
  readonly version: string;
  readonly numbers: Readonly<Record<WeightId, Weight>>;
}

export const weights: Weights = { version: 'breakwater-p30 2024.03.04-1', numbers };

/** Lower ends of the bands, from the highest down. They belong to the fit and are not for a policy to move. */
export const bands = {
  epss: [
    { id: 'epss.top', score: 0.5, percentile: 0.975 },
    { id: 'epss.high', score: 0.1, percentile: 0.945 },
    { id: 'epss.mid', score: 0.01, percentile: 0.83 },
    { id: 'epss.low', score: 0.001, percentile: 0.4 },
  ],
  /** Upper ends in days, from the youngest up. */
  age: [
    { id: 'age.new', days: 90 },
    { id: 'age.year', days: 365 },
    { id: 'age.mid', days: 2191 },
  ],
  issuer: [
    { id: 'issuer.high', share: 0.01 },
    { id: 'issuer.mid', share: 0.002 },
  ],
} as const;

/**
 * The table with an organization's own numbers in place of some. Refuses a name that the table does not have and a number
 * that is negative or not finite: a misspelt policy must not pass for one that holds.
 */
export function withPolicy(
  table: Weights,
  policy: Readonly<Record<string, number>>,
): Decision<Weights, 'policy.unknown_weight' | 'policy.bad_number'> {
  const next: Record<WeightId, Weight> = { ...table.numbers };
  for (const [name, value] of Object.entries(policy)) {
    if (!isWeightId(name)) return refuse('policy.unknown_weight', `the ranking has no number "${name}"`);
    if (!Number.isFinite(value) || value < 0)
      return refuse('policy.bad_number', `"${name}" takes a number of 0 or more`);
    const most = mostOf(name);
    if (value > most) return refuse('policy.bad_number', `"${name}" takes a number from 0 to ${most}`);
    next[name] = { value, basis: 'judgement', why: `your policy; ours is ${table.numbers[name].value}` };
  }
  return accept({ version: `${table.version} with your policy`, numbers: next });
}

const chances = /^(?:p30\.(?:most|kev|ransomware|kev\.most)|(?:reach|impact|mission|reported)\..+)$/;

/** Chances and shares end at 1; what is weighed must stay short of it, for the logarithm of what is left. */
function mostOf(id: WeightId): number {
  if (id === 'weight.most') return 0.999;
  return chances.test(id) ? 1 : Number.MAX_VALUE;
}

function isWeightId(name: string): name is WeightId {
  return Object.hasOwn(numbers, name);
}
