import { lineReaders, otherDocuments, recordReaders, skippedShapes } from '#sources/registry.ts';
import { code, page, table, type Page } from '#scripts/reference/page.ts';

/** What `feed build` reads, and what it meets and skips. */
export function sourcesPage(): Page {
  const readers = [
    ...recordReaders.map(({ source, holds }) => [
      code(source),
      holds === 'one' ? 'one record a document or line' : 'a list',
    ]),
    ...lineReaders.map(({ source }) => [code(source), 'lines of a table']),
  ];
  const skipped = [...skippedShapes, ...otherDocuments].map(({ reason }) => reason);
  return page(
    'sources.md',
    'Sources',
    '`breakwater feed build` takes files and folders, plain, `.gz` and `.zip`, and knows each document by what it holds, not by its name.',
    table(
      ['source', 'in one document'],
      [...new Set(readers.map((row) => row.join('\n')))].map((row) => row.split('\n')),
    ),
    '## Skipped',
    'These are recognised, counted with their reason, and not read.',
    [...new Set(skipped)]
      .sort()
      .map((reason) => `- ${reason}`)
      .join('\n'),
  );
}
