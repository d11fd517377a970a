// What is wrong with a document, in sentences for whoever wrote it: the checker's own words are for programmers.
import type { z } from 'zod';
import { isRecord } from '#core/kernel/json.ts';

/** Something in a document that is not as its shape says. */
export interface ShapeFault {
  /** `$.releases[1].zone`. */
  readonly place: string;
  readonly why: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** More are not told: who mends these sees the others next. */
const faultsMax = 20;

/**
 * All of it at once, as it was found, each with its place.
 *
 * @param value the document that was checked
 */
export function shapeFaults(issues: readonly Issue[], value: unknown): readonly ShapeFault[] {
  return issues.flatMap((issue) => faultsOf(issue, value, [])).slice(0, faultsMax);
}

/** `why; PLACE: why; …`: all but the first place, which stands before it. */
export function toldTogether([first, ...others]: readonly ShapeFault[]): string {
  return [first?.why ?? 'is of another shape', ...others.map(({ place, why }) => `${place}: ${why}`)].join('; ');
}

function faultsOf(issue: Issue, root: unknown, above: Path): readonly ShapeFault[] {
  const path = [...above, ...issue.path];
  const value = valueAt(root, path);
  const place = `$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')}`;
  if (value === undefined) return [{ place, why: 'is missing' }];
  if (issue.code !== 'invalid_union') return [{ place, why: whyOf(issue, value) }];
  const nearest = nearestOf(issue.errors);
  return nearest.length === 0
    ? [{ place, why: `is none of the kinds there are, ${kindsOf(issue)}: ${shown(value)}` }]
    : nearest.flatMap((one) => faultsOf(one, root, path));
}

function kindsOf(issue: Issue): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return options.map(String).join(', ');
}

/** Of the kinds that a part may have, the one that least is wrong with: that is most likely meant. */
function nearestOf(kinds: readonly (readonly Issue[])[]): readonly Issue[] {
  // A fixed word that is another, or a field of another kind, says that this kind was not meant.
  const isOther = ({ code }: Issue): boolean => code === 'invalid_value' || code === 'unrecognized_keys';
  const cost = (issues: readonly Issue[]): number => issues.length + 100 * issues.filter(isOther).length;
  const [best = []] = kinds.toSorted((a, b) => cost(a) - cost(b));
  const [only] = best;
  if (best.length > 1 || only?.code !== 'invalid_value') return best;
  const at = only.path.join('.');
  const same = kinds.flatMap((issues) =>
    issues.flatMap((one) => (one.code === 'invalid_value' && one.path.join('.') === at ? one.values : [])),
  );
  return [{ ...only, values: same }];
}

function whyOf(issue: Exclude<Issue, { code: 'invalid_union' }>, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `is ${shown(value)}, where ${kindNames[issue.expected] ?? issue.expected} is expected`;
    case 'too_big':
      return `${sizeOf(issue.origin, value)}: ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum} can stand here`;
    case 'too_small':
      return `${sizeOf(issue.origin, value)}: ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum} must stand here`;
    case 'invalid_value':
      return `is ${shown(value)}, which is none of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `holds what is not known here: ${issue.keys.slice(0, faultsMax).join(', ')}`;
    case 'invalid_format':
      return `is ${shown(value)}: ${formOf(issue)}`;
    default:
      return `is ${shown(value)}: ${issue.message}`;
  }
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** A schema's own words, where it has some. */
function formOf({ format, pattern, message }: Extract<Issue, { code: 'invalid_format' }>): string {
  if (format === 'date') return 'a day such as 2026-02-05 is expected';
  if (!message.startsWith('Invalid')) return message;
  return pattern === undefined ? `no ${format}` : `it must match ${pattern}`;
}

function sizeOf(origin: string, value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'is empty' : `has ${value.length} characters`;
  if (Array.isArray(value)) return value.length === 0 ? 'is an empty list' : `has ${value.length} entries`;
  return origin === 'number' || origin === 'int' ? `is ${shown(value)}` : 'is of another size';
}

/** Longer texts of a document are told by their beginning. */
const shownCharactersMax = 60;

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > shownCharactersMax ? `${text.slice(0, shownCharactersMax)}…` : text;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isRecord(value) && typeof step === 'string' && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}
