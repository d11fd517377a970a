import { semverKey } from '#core/versions/bases/semver.ts';
import { native } from '#core/versions/hex/native.ts';
import type { Scheme } from '#core/versions/scheme.ts';

export const hex: Scheme = {
  id: 'hex',
  title: 'Elixir and Erlang packages',
  source: 'https://hexdocs.pm/elixir/Version.html#module-requirements',
  also: ['erlang'],
  key: semverKey,
  native,
};
