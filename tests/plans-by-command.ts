// The command in a folder of its own, with a feed beside it: what the service is compared with.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { run as runAction } from '#cli/action.ts';
import { run as runBuild } from '#cli/feed/build.ts';
import { run as runPlan } from '#cli/plan.ts';
import { renderState, stateOf } from '#core/plans/state-document.ts';
import type { State } from '#core/plans/state.ts';
import { walk } from '#sources/archive/walk.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface CommandFolder {
  readonly path: string;
  /** The example feed, compiled. */
  readonly feed: string;
  /** A fresh copy of an example organization's documents, and no state. */
  readonly copy: (example: string) => string;
  /** The plan as JSON; the state is kept beside the documents. */
  readonly plan: (documents: string, words: readonly string[]) => Promise<string>;
  readonly action: (documents: string, words: readonly string[]) => Promise<string>;
  /** What the state's file holds now. */
  readonly state: () => unknown;
  readonly remove: () => void;
}

/** @param feedName what plans call the feed: the flag as it is given */
export async function commandFolder(feedName: string): Promise<CommandFolder> {
  const path = mkdtempSync(join(tmpdir(), 'breakwater-command-'));
  const feed = join(path, feedName);
  await command(runBuild, ['--out', feed, join(root, 'examples/feed')], path);
  const stateFile = join(path, 'state.json');
  return {
    path,
    feed,
    copy: (example) => {
      const folder = join(path, example);
      for (const old of [folder, stateFile]) rmSync(old, { recursive: true, force: true });
      const filter = (from: string): boolean => !from.includes('breakwater.state');
      cpSync(join(root, 'examples', example), folder, { recursive: true, filter });
      return folder;
    },
    plan: (documents, words) => {
      // By name, in the order of their bytes: as the service has them.
      const files = walk([documents]).files.map(({ name }) => name);
      const feedWords = ['--feed', `../${feedName}`, '--format', 'json', '--state', '../state.json'];
      return command(runPlan, [...files, ...feedWords, ...words], documents);
    },
    action: (documents, words) => command(runAction, [...words, '--state', '../state.json'], documents),
    state: () => kept(stateOf(JSON.parse(readFileSync(stateFile, 'utf8')))),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A state as it would lie on disk and be read again. */
export function kept(state: State): unknown {
  return JSON.parse(renderState(stateOf(JSON.parse(renderState(state)))));
}

/** The documents in a folder, without what was kept of plans. */
export function documentsIn(folder: string): readonly { readonly path: string; readonly bytes: Buffer }[] {
  return walk([folder])
    .files.filter(({ name }) => !basename(name).startsWith('breakwater.state'))
    .map(({ path, name }) => ({ path: name, bytes: readFileSync(path) }));
}

async function command(run: typeof runPlan, args: readonly string[], cwd: string): Promise<string> {
  let stdout = '';
  let stderr = '';
  const status = await run(args, {
    cwd,
    stdin: async function* () {},
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    today: () => '2026-11-28',
    clock: () => 0,
    colour: false,
    columns: 100,
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}
