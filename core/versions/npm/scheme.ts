import { semverKey } from '#core/versions/bases/semver.ts';
import { native } from '#core/versions/npm/native.ts';
import type { Scheme } from '#core/versions/scheme.ts';

export const npm: Scheme = {
  id: 'npm',
  title: 'npm packages',
  source: 'https://github.com/npm/node-semver',
  also: [],
  key: semverKey,
  native,
};
