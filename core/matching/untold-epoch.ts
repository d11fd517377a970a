// Packages of a listing that prints no epochs: a version is read with those that statements on the package name.
import type { FeedStatement } from '#core/feed/feed.ts';
import type { LookUp } from '#core/matching/look-up-names.ts';
import { keysOf, opinionOf, reasons, withinLimit, type Opinion, type SchemeLookUp } from '#core/matching/opinion.ts';

/** What a statement says of the look-up; `undefined`: nothing. */
export type Listen = (statement: FeedStatement) => Opinion | undefined;

/**
 * One answer where it is the same under every epoch that the statements name, else none can be told. A package that is
 * stated with one epoch in all of them has that one: it never falls, so that zero is left out where nobody names it.
 */
export function listenAs(lookUp: LookUp, statements: readonly FeedStatement[], schemes: SchemeLookUp): Listen {
  if (lookUp.epoch === undefined) {
    const keyOf = keysOf(lookUp.version, schemes);
    return (statement) => opinionOf(statement, lookUp, keyOf);
  }
  const readings = lookUpsOf(lookUp, statements).map((one) => ({ one, keyOf: keysOf(one.version, schemes) }));
  return (statement) => {
    const opinions = readings.map(({ one, keyOf }) => opinionOf(statement, one, keyOf));
    const [first] = opinions;
    if (opinions.every((opinion) => opinion?.says === first?.says)) return opinions.at(-1);
    // As with a version that isn't known: whether a "fixed" covers it changes nothing.
    if (statement.stance !== 'affected') return undefined;
    return { statement, lookUp, says: 'unknown', explicit: false, reason: reasons.noEpoch };
  };
}

function lookUpsOf(lookUp: LookUp, statements: readonly FeedStatement[]): readonly LookUp[] {
  const { version } = lookUp;
  if (version === undefined || version.includes(':')) return [lookUp];
  const named = new Set(statements.flatMap((one) => (withinLimit(one, lookUp) === 'no' ? [] : epochsIn(one))));
  if (named.size === 0) return [lookUp];
  const ascending = [...named].sort((a, b) => Number(a) - Number(b));
  return ascending.map((one) => (one === '0' ? lookUp : { ...lookUp, version: `${one}:${version}` }));
}

function epochsIn({ scheme, range, fixed }: FeedStatement): readonly string[] {
  if (scheme !== 'rpm') return [];
  const ends = range.flatMap(({ from, to }) => [from?.version, to?.version]);
  return [...ends, ...fixed].flatMap((version) =>
    // A range that begins at 0 begins before every version, of whatever epoch.
    version === undefined || /^0(?::0)?$/.test(version) ? [] : (/^(\d{1,9}):/.exec(version)?.[1] ?? '0'),
  );
}
