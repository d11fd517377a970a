// The grammar of CVSS vectors, without the arithmetic: cheap enough for the path of `match`.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

export type CvssVersion = '2.0' | '3.0' | '3.1' | '4.0';

/** The groups of metrics; `temporal` is what CVSS 4.0 calls threat. */
export type MetricGroup = 'base' | 'temporal' | 'environmental' | 'supplemental';

export interface CvssVector {
  readonly version: CvssVersion;
  /** Values by metric, as given: `AV` → `N`. */
  readonly metrics: ReadonlyMap<string, string>;
}

export type VectorRefusal =
  | 'vector.malformed'
  | 'vector.unknown_metric'
  | 'vector.unknown_value'
  | 'vector.duplicate'
  | 'vector.incomplete'
  | 'vector.order';

interface Metric {
  readonly group: MetricGroup;
  readonly values: readonly string[];
}

/** The longest vector of all, CVSS 4.0 with every metric, has fewer than 250 characters. */
const charactersMax = 400;

function group(name: MetricGroup, metrics: string): readonly [string, Metric][] {
  return metrics.split(' ').map((text) => {
    const [metric = '', values = ''] = text.split(':');
    return [metric, { group: name, values: values.split(',') }];
  });
}

// CVSS 2.0 §2.4, CVSS 3.0 §6 and CVSS 3.1 §6: other orders than the table's are valid.
const metrics2: ReadonlyMap<string, Metric> = new Map([
  ...group('base', 'AV:L,A,N AC:H,M,L Au:M,S,N C:N,P,C I:N,P,C A:N,P,C'),
  ...group('temporal', 'E:ND,U,POC,F,H RL:ND,OF,TF,W,U RC:ND,UC,UR,C'),
  ...group('environmental', 'CDP:ND,N,L,LM,MH,H TD:ND,N,L,M,H CR:ND,L,M,H IR:ND,L,M,H AR:ND,L,M,H'),
]);

const metrics3: ReadonlyMap<string, Metric> = new Map([
  ...group('base', 'AV:N,A,L,P AC:L,H PR:N,L,H UI:N,R S:U,C C:N,L,H I:N,L,H A:N,L,H'),
  ...group('temporal', 'E:X,U,P,F,H RL:X,O,T,W,U RC:X,U,R,C'),
  ...group('environmental', 'CR:X,L,M,H IR:X,L,M,H AR:X,L,M,H MAV:X,N,A,L,P MAC:X,L,H MPR:X,N,L,H MUI:X,N,R MS:X,U,C'),
  ...group('environmental', 'MC:X,N,L,H MI:X,N,L,H MA:X,N,L,H'),
]);

// CVSS 4.0 §7, table 23: its order is part of the grammar.
const metrics4: ReadonlyMap<string, Metric> = new Map([
  ...group('base', 'AV:N,A,L,P AC:L,H AT:N,P PR:N,L,H UI:N,P,A VC:H,L,N VI:H,L,N VA:H,L,N SC:H,L,N SI:H,L,N SA:H,L,N'),
  ...group('temporal', 'E:X,A,P,U'),
  ...group(
    'environmental',
    'CR:X,H,M,L IR:X,H,M,L AR:X,H,M,L MAV:X,N,A,L,P MAC:X,L,H MAT:X,N,P MPR:X,N,L,H MUI:X,N,P,A',
  ),
  ...group('environmental', 'MVC:X,H,L,N MVI:X,H,L,N MVA:X,H,L,N MSC:X,H,L,N MSI:X,S,H,L,N MSA:X,S,H,L,N'),
  ...group('supplemental', 'S:X,N,P AU:X,N,Y R:X,A,U,I V:X,D,C RE:X,L,M,H U:X,Clear,Green,Amber,Red'),
]);

function metricsOf(version: CvssVersion): ReadonlyMap<string, Metric> {
  switch (version) {
    case '2.0':
      return metrics2;
    case '3.0':
    case '3.1':
      return metrics3;
    case '4.0':
      return metrics4;
  }
}

/**
 * Reads a vector of any version by its own grammar: letter case counts, no metric twice, all base metrics there.
 * @param order `strict` refuses a CVSS 4.0 vector out of the order that its specification demands; `any` is for records
 *   of others, where such vectors occur and mean only one thing
 */
export function parseVector(text: string, order: 'strict' | 'any'): Decision<CvssVector, VectorRefusal> {
  if (text.length > charactersMax) {
    return refuse('vector.malformed', `a vector has at most ${charactersMax} characters`);
  }
  const version = versionOf(text);
  const grammar = metricsOf(version);
  const metrics = new Map<string, string>();
  for (const part of (version === '2.0' ? text : text.slice('CVSS:3.1/'.length)).split('/')) {
    const read = readMetric(part, grammar, `CVSS ${version}`);
    if (!read.ok) return read;
    const { name, value } = read.value;
    if (metrics.has(name)) return refuse('vector.duplicate', `${name} stands twice`);
    metrics.set(name, value);
  }
  for (const [name, metric] of grammar) {
    if (metric.group === 'base' && !metrics.has(name)) {
      return refuse('vector.incomplete', `the base metric ${name} is missing`);
    }
  }
  if (order === 'strict' && version === '4.0' && !isOrdered(metrics, grammar)) {
    return refuse('vector.order', 'the metrics are out of the order that CVSS 4.0 demands');
  }
  return accept({ version, metrics });
}

function readMetric(
  part: string,
  grammar: ReadonlyMap<string, Metric>,
  title: string,
): Decision<{ readonly name: string; readonly value: string }, VectorRefusal> {
  const [name = '', value, ...more] = part.split(':');
  if (value === undefined || more.length > 0) return refuse('vector.malformed', `"${part}" is not METRIC:VALUE`);
  const metric = grammar.get(name);
  if (metric === undefined) return refuse('vector.unknown_metric', `${title} has no metric "${name}"`);
  if (!metric.values.includes(value)) {
    return refuse('vector.unknown_value', `${name} of ${title} has no value "${value}"`);
  }
  return accept({ name, value });
}

function isOrdered(metrics: ReadonlyMap<string, string>, grammar: ReadonlyMap<string, Metric>): boolean {
  const sorted = [...grammar.keys()].filter((name) => metrics.has(name));
  return [...metrics.keys()].every((name, index) => name === sorted[index]);
}

/** Vectors of CVSS 2.0 bear no prefix; an unknown prefix fails as a metric of that name. */
function versionOf(text: string): CvssVersion {
  if (text.startsWith('CVSS:3.1/')) return '3.1';
  if (text.startsWith('CVSS:4.0/')) return '4.0';
  return text.startsWith('CVSS:3.0/') ? '3.0' : '2.0';
}

/** Whether a metric of the group is given with another value than "not defined". */
export function isDefined({ version, metrics }: CvssVector, wanted: MetricGroup): boolean {
  const grammar = metricsOf(version);
  for (const [name, value] of metrics) {
    if (grammar.get(name)?.group === wanted && value !== (version === '2.0' ? 'ND' : 'X')) return true;
  }
  return false;
}

/** The two shapes of base metrics that go with exploitation. */
export interface Shape {
  /** From the network, without privileges, without anybody's help. */
  readonly remote: boolean;
  /** From a local account to all of confidentiality, integrity and availability, without anybody's help. */
  readonly localToFull: boolean;
}

/** The shape of a vector's base metrics; `undefined` where they can't be read. CVSS 2.0 knows no user interaction. */
export function shape(text: string): Shape | undefined {
  const read = parseVector(text, 'any');
  if (!read.ok) return undefined;
  const { version, metrics } = read.value;
  const is = (name: string, value: string): boolean => metrics.get(name) === value;
  if (version === '2.0') {
    return {
      remote: is('AV', 'N') && is('Au', 'N'),
      localToFull: is('AV', 'L') && ['C', 'I', 'A'].every((name) => is(name, 'C')),
    };
  }
  const impacts = version === '4.0' ? ['VC', 'VI', 'VA'] : ['C', 'I', 'A'];
  const alone = is('UI', 'N');
  return {
    remote: alone && is('AV', 'N') && is('PR', 'N'),
    localToFull: alone && is('AV', 'L') && impacts.every((name) => is(name, 'H')),
  };
}
