// How commands reach a clearinghouse: its address, the token that they ask with, for which organization.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Client } from '#api/client.ts';
import { organizationId } from '#api/ids.ts';
import { listOrganizations } from '#api/organizations.ts';
import { BadUsage, type Io } from '#cli/io.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { isLoopback } from '#server/loopback.ts';
import { isToken } from '#server/sign-in/api-token.ts';

/** @param what it is that is handed in */
export async function onlyOrganization(client: Client, what: 'inventory' | 'report'): Promise<OrganizationId> {
  const { organizations } = await client.ask(listOrganizations, { query: { limit: 2 } });
  const [only, ...more] = organizations;
  if (only !== undefined && more.length === 0) return only.id;
  const why = only === undefined ? 'the token lists no organization' : 'the token serves several organizations';
  throw new BadUsage(`${why}: say with --organization ID whose ${what} it is`);
}

export function idOf(text: string): OrganizationId {
  const read = organizationId.safeParse(text);
  if (!read.success) throw new BadUsage(`--organization takes an id, not "${text}"`);
  return read.data;
}

/** A token that goes over a network readable by others is anybody's. */
export function safeUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '') {
    throw new BadUsage(`--to takes the address of a clearinghouse, https://NAME, not "${text}"`);
  }
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  if (url.protocol === 'http:' && !isLoopback(host)) {
    throw new BadUsage('--to takes https:// for another machine: the token would be readable on the way');
  }
  return `${url.origin}${url.pathname}`.replace(/\/$/, '');
}

export async function tokenIn(file: string, io: Io): Promise<string> {
  const text = file === '-' ? await textOf(io.stdin()) : await readFile(resolve(io.cwd, file), 'utf8');
  const token = text.trim();
  // The text itself is not told: it may be another secret.
  if (!isToken(token)) throw new BadUsage('--token-file names no file with an API token: bwt_…');
  return token;
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(chunks)).toString('utf8');
}
