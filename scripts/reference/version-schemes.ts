import { schemes } from '#core/versions/registry.ts';
import { keyBytesMax, versionCharactersMax } from '#core/versions/scheme.ts';
import { code, page, table, type Page } from '#scripts/reference/page.ts';

/** Every version scheme of the registry. */
export function versionSchemes(): Page {
  const rows = schemes.map(({ id, title, source, also, native }) => [
    code(id),
    title,
    also.map(code).join(', '),
    native === undefined ? 'no' : 'yes',
    source.startsWith('http') ? `<${source}>` : source,
  ]);
  return page(
    'version-schemes.md',
    'Version schemes',
    `Each scheme turns a version into a key of at most ${keyBytesMax} bytes whose order is the order of versions. A version ` +
      `that is outside the scheme's grammar, or longer than ${versionCharactersMax} characters, has no key: it can not be ` +
      'ordered and is compared by its text alone.',
    'Names are taken in any letter case, with or without a release behind a colon (`Debian:12`). Every scheme reads VERS; ' +
      "the fourth column says whether the ecosystem's own range syntax is read too.",
    table(['scheme', 'orders', 'also called', 'own ranges', 'where the order is defined'], rows),
  );
}
