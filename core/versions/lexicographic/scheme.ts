import { key, text } from '#core/versions/bases/tokens.ts';
import { versionCharactersMax, type Scheme } from '#core/versions/scheme.ts';

export const lexicographic: Scheme = {
  id: 'lexicographic',
  title: 'Texts in the order of their UTF-8 bytes',
  source: 'https://github.com/package-url/vers-spec/blob/main/docs/types/vers-types.md',
  also: [],
  key: (version) =>
    version === '' || version.length > versionCharactersMax || version.includes('\0') ? undefined : key(text(version)),
};
