// A planned release as it came in: its endpoint let in only those that there are.
import { plannedRelease } from '#core/frontier/notice/planned-release.ts';
import type { PlannedRelease } from '#core/frontier/notice/window.ts';
import { assert } from '#core/kernel/assert.ts';

export function readRelease({ at, zone }: { readonly at: string; readonly zone: string }): PlannedRelease {
  const release = plannedRelease(at, zone);
  assert(release !== undefined, 'the endpoint refuses a day, a time or a zone that is none');
  return release;
}
