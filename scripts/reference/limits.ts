import { limits } from '#sources/archive/limits.ts';
import { amount, code, page, table, type Page } from '#scripts/reference/page.ts';
import { commentBefore, sourcesUnder, type SourceText } from '#scripts/reference/source-text.ts';

const tableOfDocuments = 'sources/archive/limits.ts';

/** Folders whose constants bound what is printed, not what is read. */
const printing = /^core\/formats\/(plan-|match-|bases\/wrap)/;

/** Every limit on outside documents, and every named constant that bounds something. */
export function limitsPage(): Page {
  const sources = ['core', 'sources', 'feeds', 'cli'].flatMap(sourcesUnder);
  const own = sources.find(({ path }) => path === tableOfDocuments);
  if (own === undefined) throw new Error(`${tableOfDocuments} is absent`);
  const documents = Object.entries(limits).map(([name, value]) => [
    words(name),
    amount(value, unitOf(name)),
    commentOf(own, name),
  ]);
  const others = sources.filter(({ path }) => !printing.test(path)).flatMap(constantsOf);
  return page(
    'limits.md',
    'Limits',
    'What comes from outside may cost so much and no more. A *document* over a limit is refused with its file and place (exit ' +
      'status 2); an *element* over a limit is left out and counted with its reason.',
    '## Documents',
    table(['limit', 'at most', 'of what'], documents),
    '## Elsewhere',
    'Each stands beside the code that enforces it.',
    table(
      ['limit', 'at most', 'of what', 'where'],
      others.map(({ name, value, comment, path }) => [words(name), amount(value, unitOf(name)), comment, code(path)]),
    ),
  );
}

interface Constant {
  readonly name: string;
  readonly value: number;
  readonly comment: string;
  readonly path: string;
}

/** Constants named `…Max` that are written as a product of whole numbers. */
function constantsOf({ path, text }: SourceText): readonly Constant[] {
  return [...text.matchAll(/^(?:export )?const (\w+Max) = ([\d_]+(?: \* [\d_]+)*);/gm)].map((match) => ({
    name: match[1] ?? '',
    value: (match[2] ?? '').split('*').reduce((product, part) => product * Number(part.replaceAll('_', '')), 1),
    comment: commentBefore(text, match.index),
    path,
  }));
}

function commentOf({ text }: SourceText, name: string): string {
  const at = text.search(new RegExp(`^ {2}${name}:`, 'm'));
  return at < 0 ? '' : commentBefore(text, at);
}

/** `documentBytes` → `document bytes`. */
function words(name: string): string {
  return name
    .replace(/Max$/, '')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase();
}

function unitOf(name: string): string {
  return words(name).split(' ').at(-1) ?? '';
}
