// Whether organizations may name receivers and providers on this machine, for trials. Where people reach the server from
// elsewhere, behind a proxy on this machine too, somebody's word would make it call what only this machine can reach.
import { originOf, type Config } from '#server/config.ts';
import { isLoopback } from '#server/loopback.ts';

export function callsLoopbackToo(config: Pick<Config, 'database' | 'host' | 'origin' | 'port'>): boolean {
  const { database, host } = config;
  return database.kind === 'embedded' && isLoopback(host) && isLoopback(new URL(originOf(config)).hostname);
}
