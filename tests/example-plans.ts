// This week's plans of the example organizations, made by the command from the example feed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '#core/plans/plan.ts';
import { breakwater, root } from '#tests/end-to-end/command.ts';

export const exampleNames = ['hospital', 'bank', 'utility'] as const;

export type ExampleName = (typeof exampleNames)[number];

/** By name, as `breakwater plan --format json` prints them. */
export function examplePlans(words: readonly string[] = []): Readonly<Record<ExampleName, Plan>> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-plans-'));
  const feed = join(folder, 'feed');
  try {
    run(['feed', 'build', '--out', feed, join(root, 'examples/feed')]);
    const planOf = (name: ExampleName): Plan => {
      const asked = ['plan', join(root, 'examples', name), '--feed', feed, '--no-state', '--as-of', '2026-11-25'];
      return JSON.parse(run([...asked, '--format', 'json', ...words])) as Plan;
    };
    return { hospital: planOf('hospital'), bank: planOf('bank'), utility: planOf('utility') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(words: readonly string[]): string {
  const ran = breakwater(words);
  if (ran.status !== 0) throw new Error(`the command ended with ${ran.status}: ${ran.stderr}`);
  return ran.stdout;
}
