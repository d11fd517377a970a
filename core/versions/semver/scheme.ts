import { comparisons, plainOperators } from '#core/versions/bases/comparisons.ts';
import { semverKey } from '#core/versions/bases/semver.ts';
import type { Scheme } from '#core/versions/scheme.ts';

export const semver: Scheme = {
  id: 'semver',
  title: 'Semantic Versioning',
  source: 'https://semver.org/spec/v2.0.0.html',
  also: [
    'actions',
    'bitnami',
    'elm',
    'github',
    'github actions',
    'githubactions',
    'kubernetes',
    'swift',
    'swifturl',
    'vscode',
    'vscode-extension',
  ],
  key: semverKey,
  native: comparisons(plainOperators, semverKey),
};
