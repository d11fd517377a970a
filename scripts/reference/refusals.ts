import { code, page, table, type Page } from '#scripts/reference/page.ts';
import { sourcesUnder } from '#scripts/reference/source-text.ts';

interface Site {
  readonly code: string;
  /** As written; empty where the sentence is made elsewhere. */
  readonly sentence: string;
}

/** Every code of a refusal or of a bad document, with the sentences that go with it, from the places that say them. */
export function refusals(): Page {
  const texts = ['core', 'sources', 'feeds', 'cli', 'portal'].flatMap(sourcesUnder).map(({ text }) => text);
  return page(
    'refusals.md',
    'Refusals',
    'What is refused, by code, and how it is said. An ellipsis stands for what the sentence names. Sentences ' +
      'that are put together elsewhere are left out; several are divided by a dot.',
    '## Documents that can not be read',
    'The whole document is refused, with its file and place; the exit status is 2 and nothing is written.',
    rowsOf(texts, 'new BadDocument'),
    '## Answers that a rule refuses',
    'Commands say the sentence on the error stream with exit status 2; a `--batch` line is answered with `{"error": …}`.',
    rowsOf(texts, 'refuse'),
  );
}

function rowsOf(texts: readonly string[], call: string): string {
  const sentences = new Map<string, Set<string>>();
  for (const site of texts.flatMap((text) => sitesOf(text, call))) {
    const known = sentences.get(site.code) ?? new Set();
    if (site.sentence !== '') known.add(site.sentence);
    sentences.set(site.code, known);
  }
  const rows = [...sentences].sort(([a], [b]) => (a < b ? -1 : 1));
  return table(
    ['code', 'said'],
    rows.map(([name, said]) => [code(name), [...said].sort().join(' · ').replaceAll('<', '&lt;')]),
  );
}

function sitesOf(text: string, call: string): readonly Site[] {
  const pattern = new RegExp(`\\b${call}\\(\\s*'([a-z_]+\\.[a-z_]+)'(?:,\\s*(${literal.source}))?`, 'g');
  return [...text.matchAll(pattern)].map((match) => ({ code: match[1] ?? '', sentence: sentenceOf(match[2] ?? '') }));
}

const literal = /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/;

function sentenceOf(written: string): string {
  const inner = written.slice(1, -1).replace(/\\(.)/g, '$1');
  // An ellipsis alone would say nothing: the sentence is another's.
  const said = inner.replace(/\$\{[^}]*\}/g, '…');
  return /^[…\s]*$/.test(said) ? '' : said;
}
