// Each difference with the records and comparisons that it rests on.
import { catalogueSource } from '#core/advisories/exploitation.ts';
import type { Component } from '#core/components/component.ts';
import type { OurWhy, TheirWhy, Why } from '#core/matching/compare-reasons.ts';
import { isSame, type OurSide } from '#core/matching/compare-sides.ts';
import { isNamed, type Saying } from '#core/matching/compare-sayings.ts';
import { isDistribution } from '#core/matching/look-up-names.ts';
import type { Match } from '#core/matching/match.ts';
import { reasons } from '#core/matching/opinion.ts';
import { distributes } from '#core/matching/speakers.ts';

/** So many comparisons, and records, are told with a difference. */
const comparisonsMax = 3;
const recordsMax = 4;

/** Why a scanner says "affected" and we do not. */
export function theirWhyOf(saying: Saying, match: Match | undefined, side: OurSide): Why<TheirWhy> {
  if (!saying.statements.some(isNamed)) return { why: 'not a vulnerability', because: '' };
  if (side.asset === undefined) return { why: 'asset not listed', because: '' };
  if (match === undefined) return nowhere(saying, side);
  if (match.verdict === 'unknown') return { why: 'cannot tell', because: withReason(match) };
  return cleared(match);
}

/** We find it on nothing that the scanner may mean. */
function nowhere({ indexes, component }: Saying, { feed, speaksOf }: OurSide): Why<TheirWhy> {
  const heads = indexes.flatMap((index) => feed.vulnerability(index).advisories.map((one) => feed.advisory(one)));
  const stating = heads.filter(({ source }) => source !== catalogueSource);
  const records = [...new Set(stating.map(({ publisher, id }) => `${publisher} ${id}`))];
  const more = records.length > recordsMax ? `, and ${records.length - recordsMax} more` : '';
  const because = records.length === 0 ? '' : `${records.slice(0, recordsMax).join(', ')}${more}`;
  if (component.reported !== true && !speaksOf(component))
    return { why: 'no source', because: `packages of ${kindOf(component)}` };
  if (records.length === 0) {
    return {
      why: 'no record',
      because: indexes.length === 0 ? '' : 'it knows its score, or that it is exploited, and no more',
    };
  }
  return { why: component.reported === true ? 'program not listed' : 'not on this program', because };
}

function kindOf({ package: name }: Component): string {
  return name?.slice(0, name.lastIndexOf('/')) ?? '';
}

function cleared(match: Match): Why<TheirWhy> {
  const because = withReason(match);
  if (match.reason === reasons.withdrawn) return { why: 'withdrawn', because };
  const { package: name } = match.component;
  const speaks = match.because.some(({ publisher }) => name !== undefined && distributes(publisher, name));
  if (name !== undefined && isDistribution(name) && speaks) return { why: 'fixed build', because };
  return {
    why: match.reason === reasons.outside || match.reason === reasons.past ? 'outside the range' : 'said to be free',
    because,
  };
}

/** Why we say "affected" and the scanner does not: what it does say, and the record and range that we go by. */
export function ourWhyOf(match: Match, said: readonly Saying[]): Why<OurWhy> {
  const speaks = said.some(({ component }) => isSame(match.component, component));
  const affirming = match.because.filter(({ says }) => says === 'affected');
  const because = comparisons(affirming.length > 0 ? affirming : match.because);
  return { why: speaks ? 'not named' : 'program not named', because };
}

/** `the version is outside the affected range: GitHub GHSA-…: 2.17.1 is not in >=2.0.0 <2.17.1 (maven)`. */
function withReason({ reason, because }: Match): string {
  return [reason ?? '', comparisons(because)].filter((text) => text !== '').join('; ');
}

function comparisons(because: Match['because']): string {
  const lines = [
    ...new Set(because.map(({ publisher, advisory, comparison }) => `${publisher} ${advisory}: ${comparison}`)),
  ];
  const more = lines.length > comparisonsMax ? [`and ${lines.length - comparisonsMax} more`] : [];
  return [...lines.slice(0, comparisonsMax), ...more].join('; ');
}
