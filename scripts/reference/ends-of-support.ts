import { endsOfSupport, releaseEnds } from '#core/guidance/ends-of-support.ts';
import { code, page, table, type Page } from '#scripts/reference/page.ts';

/** What is known to get no more fixes. */
export function endsOfSupportPage(): Page {
  return page(
    'ends-of-support.md',
    'Ends of support',
    'What no longer gets fixes, since when and by whose word: plans say *replace* for it, and updates within it that they are of the last. The table is small and holds what is ' +
      'met most in small organizations; absence from it says nothing.',
    table(
      ['what', 'since', 'known as', 'versions', 'in its place', 'source'],
      endsOfSupport.map(({ what, endedOn, names, versions, instead = '', source }) => [
        what,
        endedOn,
        names.map(code).join(', '),
        versions.map(code).join(', '),
        instead,
        source,
      ]),
    ),
    '## Releases of distributions',
    table(
      ['what', 'since', 'known as', 'source'],
      releaseEnds.map(({ what, endedOn, release, source }) => [what, endedOn, code(release), source]),
    ),
  );
}
