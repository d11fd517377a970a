// One action in a few lines: the rest is one option away, and the text says so.
import { due, estimate, needsOf, ofRiskBriefly, percent, where, assetCount } from '#core/formats/bases/plan-words.ts';
import { plural } from '#core/kernel/counted.ts';
import { asInWords, sourceBriefly, sourcedOnce, type Telling } from '#core/formats/bases/plan-tellings.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import type { Page } from '#core/formats/plan-terminal/layout.ts';
import type { Action, Sourced } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { cut } from '#core/plans/remedies.ts';

const indent = '    ';
/** `Why`, `How` and `Check` stand before their lines; a longer label begins the first of them. */
const labelWidth = 7;
/** Lines of reasons, and of steps, before the rest is counted. */
const partLinesMax = 7;
/** Longer sentences end in an ellipsis. */
const sentenceCharactersMax = 320;
/** Assets named before the rest is counted. */
const assetsNamedMax = 6;

export function actionText(action: Action, told: readonly Telling[], plan: Plan, { width, bold }: Page): string {
  const facts = [due(action, plan.asOf), estimate(action), `${percent(action.riskRemoved)} ${ofRiskBriefly(plan)}`];
  if (action.state !== 'proposed' && action.state !== 'planned') facts.unshift(action.state);
  const more = told.reduce((sum, { said, rest }) => sum + rest.length + said.filter(isCut).length, 0);
  const below = [
    ...(action.assets.length > 1
      ? [`on ${where(action, assetsNamedMax)} (${plural(assetCount(action), 'asset')})`]
      : []),
    ...(action.needs.length > 0 ? [`after ${needsOf(action, plan)}`] : []),
    `id ${action.id}${more > 0 ? ` (${more} more with --explain)` : ''}`,
  ];
  return [
    bold(wrap(printable(action.title), width, `${String(action.rank).padStart(2)}  `)),
    wrap(printable(facts.join(' · ')), width, indent),
    wrap(printable(below.join(' · ')), width, indent),
    ...told.flatMap((part) => partLines(part, action.id, width)),
  ].join('\n');
}

function isCut({ text }: Pick<Sourced, 'text'>): boolean {
  return text.length > sentenceCharactersMax;
}

function cutAtWord(text: string): string {
  return isCut({ text }) ? `${cut(text, sentenceCharactersMax).replace(/\s+\S{0,60}$/, '')} …` : text;
}

/** Reasons and steps stand one below the other, as many as there is room for; what is short runs on. */
function partLines(part: Telling, id: string, width: number): readonly string[] {
  const before = asInWords(part);
  const isList = part.label === 'Why' || part.label === 'How' || part.said.some(({ url }) => url !== undefined);
  if (!isList) {
    const sentences = [...sourcedOnce(part.said).map(sentenceOf), before];
    return labelled([sentences.filter((text) => text !== '').join(' ')], part.label, width);
  }
  const shown = part.said.slice(0, roomFor(part.said, width));
  const left = part.said.length - shown.length;
  const more = `and ${plural(left, part.label === 'How' ? 'more step' : 'more reason')}: --explain ${id}`;
  const ends = [...(left > 0 ? [more] : []), ...(before === '' ? [] : [before])];
  const lines = sourcedOnce(shown).flatMap((one) => itemLines(one, width));
  const [first = '', ...others] = [...lines, ...labelled(ends, '', width)];
  if (part.label.length >= labelWidth) return [`${indent}${part.label}:`, first, ...others];
  return [`${indent}${part.label.padEnd(labelWidth)}${first.slice(indent.length + labelWidth)}`, ...others];
}

/** How many there is room for, one at least. */
function roomFor(said: readonly Sourced[], width: number): number {
  let lines = 0;
  const past = sourcedOnce(said).findIndex((one, at) => {
    lines += itemLines(one, width).join('\n').split('\n').length;
    return at > 0 && lines > partLinesMax;
  });
  return past < 0 ? said.length : past;
}

function itemLines(one: Sourced, width: number): readonly string[] {
  const text = labelled([sentenceOf(one)], '', width);
  return one.url === undefined ? text : [...text, addressLine(one.url, width)];
}

/** Sentences below each other; a label that is too long for its column begins the first of them. */
function labelled(sentences: readonly string[], label: string, width: number): readonly string[] {
  const isLong = label.length >= labelWidth;
  return sentences.map((text, at) => {
    const lead = `${indent}${(at === 0 && !isLong ? label : '').padEnd(labelWidth)}`;
    if (at > 0 || !isLong) return wrap(printable(text), width, lead);
    return wrap(printable(`${label}: ${text}`), width, lead).slice(labelWidth);
  });
}

/** An address that is broken over two lines can't be followed: it gets all the room there is. */
function addressLine(url: string, width: number): string {
  const leads = [indent + ' '.repeat(labelWidth), indent, ''];
  return wrap(printable(url), width, leads.find((lead) => lead.length + url.length <= width) ?? '');
}

function sentenceOf({ text, source, url }: Sourced): string {
  const by = source === '' ? '' : ` (${sourceBriefly(source)})`;
  const sentence = cutAtWord(text);
  return `${sentence}${by}${url === undefined || sentence.endsWith('.') ? '' : ':'}`;
}
