import { semverKeyWithBuild } from '#core/versions/bases/semver.ts';
import { native } from '#core/versions/pub/native.ts';
import type { Scheme } from '#core/versions/scheme.ts';

export const pub: Scheme = {
  id: 'pub',
  title: 'Dart and Flutter packages, ordered by build metadata too',
  source: 'https://dart.dev/tools/pub/dependencies#version-constraints',
  also: [],
  key: semverKeyWithBuild,
  native,
};
