import { describedSources } from '#sources/described.ts';
import { publishedSources } from '#sources/published.ts';
import { lineReaders, otherDocuments, recordReaders, skippedShapes } from '#sources/registry.ts';
import { code, page, table, type Page } from '#scripts/reference/page.ts';

/** What `feed build` reads, what `feed sync` fetches, and what is met beside them and skipped. */
export function sourcesPage(): Page {
  const read = new Set([...recordReaders, ...lineReaders].map(({ source }) => source));
  const undescribed = [...read].filter((source) => !describedSources.some(({ id }) => id === source));
  if (undescribed.length > 0) throw new Error(`no title and licence of the sources ${undescribed.join(', ')}`);
  const skipped = [...skippedShapes, ...otherDocuments].map(({ reason }) => reason);
  return page(
    'sources.md',
    'Sources',
    '`breakwater feed build` takes files and folders, plain, `.gz` and `.zip`, and knows each document by what it holds, not by its name.',
    table(
      ['source', 'what', 'read as', 'terms', 'publisher', 'taken and left out'],
      describedSources.map(({ id, title, form, licence, url }) => [
        code(id),
        title,
        form,
        licence,
        `<${url}>`,
        `[README](../../sources/${id}/README.md)`,
      ]),
    ),
    '## Fetched',
    '`breakwater feed sync` fetches these, asks by entity tag whether they have changed, and replaces each only by a whole one.',
    table(
      ['name', 'source', 'what', 'terms', 'address'],
      publishedSources.map(({ id, source, title, licence, url }) => [
        code(id),
        code(source),
        title,
        licence,
        `<${url}>`,
      ]),
    ),
    '## Skipped',
    'These are recognised, counted with their reason, and not read.',
    [...new Set(skipped)]
      .sort()
      .map((reason) => `- ${reason}`)
      .join('\n'),
  );
}
