import { semverKey } from '#core/versions/bases/semver.ts';
import { native } from '#core/versions/cargo/native.ts';
import type { Scheme } from '#core/versions/scheme.ts';

export const cargo: Scheme = {
  id: 'cargo',
  title: 'Rust crates',
  source: 'https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html',
  also: ['crates.io', 'rust'],
  key: semverKey,
  native,
};
