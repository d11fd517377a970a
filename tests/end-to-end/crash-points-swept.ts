// At which points what is killed (crash-points.test.ts), and that no point is forgotten.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** While it is first made: one after the other, each start goes on where the one before was killed. */
export const making = [
  'cluster.made',
  'migration.ran/0001_roles_and_schema',
  'migration.written/0018_notes',
  'migration.committed/0040_feed',
  'feed.received',
  'feed.kept',
  'feed.piece',
  'feed.written',
] as const;

// The first transaction of a request with a key looks the key up; the second one is that of the effect.
export const requests = [
  ['write', 'request.written/write-note#2'],
  ['write', 'request.committed/write-note'],
  ['write', 'database@request.written/write-note#2'],
  ['write', 'database@request.committed/write-note'],
  ['invite', 'request.written/invite#2'],
  ['invite', 'request.committed/invite'],
  ['upload', 'request.written/upload-document#2'],
  ['upload', 'request.committed/upload-document'],
  ['upload', 'database@request.written/upload-document#2'],
] as const;

/** After an upload, in the order in which they are passed: each start is killed one step further on. */
export const planning = [
  'events.read',
  'events.queued',
  'events.dispatched',
  'job.taken/replan-organization',
  'plan.loaded',
  'plan.line/components',
  'plan.written',
  'job.ran/replan-organization',
] as const;

/** After another feed was taken in, likewise. */
export const matching = ['match.ranges', 'match.told'] as const;

/** After an upload, while the service lives on. */
export const besides = [
  'database@events.queued',
  'database@plan.line/assets',
  'database@job.ran/replan-organization',
  'apart@plan.loaded',
] as const;

const others = [
  'sign-in.written',
  'request.committed/accept-invitation',
  'feed.written',
  'ticket.sent',
  'stop.served',
] as const;

/** Names of the points at which something is killed. */
export function killedAt(): readonly string[] {
  const killed = [...making, ...requests.map(([, point]) => point), ...planning, ...matching, ...besides, ...others];
  return [...new Set(killed.map((said) => said.replace(/^\w+@/, '').replace(/[/#].*$/, '')))].sort();
}

const server = fileURLToPath(new URL('../../server', import.meta.url));

/** Names of the points that the source passes. */
export function passedInSource(): readonly string[] {
  const passed = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/crash-points(\.test)?\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(join(server, file), 'utf8').matchAll(/\bcrashPoint\(\s*'([^']+)'/g)])
    .map(([, point = '']) => point);
  return [...new Set(passed)].sort();
}
