import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Section } from '#bench/section.ts';
import { shared } from '#tests/shared.ts';

/**
 * Measures with the shared folder into a folder of its own, which it removes.
 *
 * @throws Error without the shared folder
 */
export function inScratch(measured: (sharedFolder: string, folder: string) => Section): Section {
  if (shared === undefined) throw new Error('the shared folder is absent: set BREAKWATER_SHARED');
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-bench-'));
  try {
    return measured(shared, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
