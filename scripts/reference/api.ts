import { codesOf } from '#api/endpoint.ts';
import { renderOpenApi } from '#api/openapi.ts';
import { refusals, type RefusalCode } from '#api/refusals.ts';
import { endpoints } from '#api/registry.ts';
import { code, page, table, type Page } from '#scripts/reference/page.ts';

/** The very document that `/api/openapi.json` answers. */
export function apiDescription(): Page {
  return { name: 'openapi.json', text: `${JSON.stringify(renderOpenApi(endpoints), undefined, 2)}\n` };
}

/** What the API refuses: all of `api/refusals.ts`, and where each can be met. */
export function apiRefusals(): Page {
  const rows = Object.entries(refusals).map(([name, { status, sentence }]) => [
    code(name),
    String(status),
    sentence,
    metAt(name),
  ]);
  return page(
    'api-refusals.md',
    'What the API refuses',
    'Each is answered as `application/problem+json` (RFC 9457) with its status, `code`, the sentence as `title`, and as ' +
      '`why` what is so in this case. What may not be seen is answered as what is absent.',
    table(['code', 'status', 'says', 'where'], rows),
  );
}

function metAt(name: string): string {
  const own = endpoints.filter((promised) => promised.refusals.some((one) => one === name));
  if (own.length > 0) return own.map(({ id }) => code(id)).join(', ');
  const all = endpoints.filter((promised) => codesOf(promised).some((one: RefusalCode) => one === name));
  if (all.length === 0) return 'paths that are no endpoint of that method';
  return all.length === endpoints.length
    ? 'everywhere'
    : `at the door of ${all.length} of ${endpoints.length} endpoints`;
}
