import { existsSync } from 'node:fs';
import type { Io } from '#cli/io.ts';
import { statePath, type StateOptions } from '#cli/state-path.ts';
import type { Day } from '#core/kernel/days.ts';

/**
 * When a vulnerability was first seen on an asset, by the state that these options name. What reads states is loaded only
 * where there is one: it costs `match` half a start.
 */
export async function firstSeenOf(
  options: StateOptions,
  io: Pick<Io, 'cwd'>,
): Promise<(vulnerability: string, asset: string) => Day | undefined> {
  const path = statePath(options, io);
  if (path === undefined || !existsSync(path)) return () => undefined;
  const { readState } = await import('#cli/state.ts');
  const days = new Map(
    readState(path).state.seen.map((one) => [`${one.asset}\u001f${one.vulnerability}`, one.firstSeenOn]),
  );
  return (vulnerability, asset) => days.get(`${asset}\u001f${vulnerability}`);
}
