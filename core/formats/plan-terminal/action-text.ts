// One action in a few lines: the rest is one option away, and the text says so.
import { due, estimate, needsOf, percent, plural, where, assetCount } from '#core/formats/bases/plan-words.ts';
import { asInWords, sourceBriefly, type Telling } from '#core/formats/bases/plan-tellings.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import type { Page } from '#core/formats/plan-terminal/layout.ts';
import type { Action, Sourced } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { cut } from '#core/plans/remedies.ts';

const indent = '    ';
/** `Why`, `How` and `Check` stand before their lines; a longer label begins the first of them. */
const labelWidth = 7;
/** Longer sentences end in an ellipsis. */
const sentenceCharactersMax = 240;
/** Assets named before the rest is counted. */
const assetsNamedMax = 6;

export function actionText(action: Action, told: readonly Telling[], plan: Plan, { width, bold }: Page): string {
  const facts = [due(action, plan.asOf), estimate(action), `${percent(action.riskRemoved)} of your risk`];
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
    ...told.flatMap((part) => partLines(part, width)),
  ].join('\n');
}

function isCut({ text }: Pick<Sourced, 'text'>): boolean {
  return text.length > sentenceCharactersMax;
}

function cutAtWord(text: string): string {
  return isCut({ text }) ? `${cut(text, sentenceCharactersMax).replace(/\s+\S{0,60}$/, '')} …` : text;
}

function partLines(part: Telling, width: number): readonly string[] {
  const lines: string[] = [];
  const add = (text: string): void => {
    const isLong = part.label.length >= labelWidth;
    const lead = `${indent}${(lines.length === 0 && !isLong ? part.label : '').padEnd(labelWidth)}`;
    const first = lines.length === 0 && isLong;
    const wrapped = wrap(printable(first ? `${part.label}: ${text}` : text), width, lead);
    lines.push(first ? wrapped.slice(labelWidth) : wrapped);
  };
  for (const { text, source, url } of part.said) {
    const by = source === '' ? '' : ` (${sourceBriefly(source)})`;
    const sentence = cutAtWord(text);
    add(`${sentence}${by}${url === undefined || sentence.endsWith('.') ? '' : ':'}`);
    if (url === undefined) continue;
    // An address that is broken over two lines can't be followed: it gets all the room there is.
    const room = width - indent.length - labelWidth;
    const leads = [' '.repeat(width - room), indent, ''];
    lines.push(wrap(printable(url), width, leads.find((lead) => lead.length + url.length <= width) ?? ''));
  }
  const before = asInWords(part);
  if (before !== '') add(before);
  return lines;
}
