// Who asked how much: in this process alone, and forgotten when it ends.
import type { Clock } from '#ports/clock.ts';
import { pass, type Rate } from '#server/http/gcra.ts';

export interface Rates {
  /** For each address, of requests that nobody is known to have sent. */
  readonly stranger: Rate;
  /** For each session. */
  readonly session: Rate;
}

/** A page of the portal asks about ten things; a person opens few pages a second. Scripts wait as they are told. */
export const usualRates: Rates = {
  stranger: { burst: 60, perSecond: 5 },
  session: { burst: 300, perSecond: 30 },
};

/** So many askers are remembered; beyond, whoever owes least is forgotten first. */
const askersMax = 100_000;

export interface RateLimit {
  /** Milliseconds to wait, or `undefined` where it may pass. */
  readonly take: (asker: string, cost: number) => number | undefined;
  /** As `take` of one would answer, without taking. */
  readonly wouldWait: (asker: string) => number | undefined;
}

export function rateLimit(rate: Rate, clock: Clock): RateLimit {
  const paidOff = new Map<string, number>();
  return {
    wouldWait: (asker) => {
      const passed = pass(rate, paidOff.get(asker), clock.monotonicMs());
      return passed.passes ? undefined : passed.waitMs;
    },
    take: (asker, cost) => {
      const nowMs = clock.monotonicMs();
      const passed = pass(rate, paidOff.get(asker), nowMs, cost);
      if (!passed.passes) return passed.waitMs;
      // Behind all others: the map is in the order in which askers came last.
      paidOff.delete(asker);
      if (passed.paidOffMs > nowMs) paidOff.set(asker, passed.paidOffMs);
      if (paidOff.size > askersMax) forget(paidOff, nowMs);
      return undefined;
    },
  };
}

/** Drops who owes nothing any more; where that is nobody, the tenth that has not asked for longest. */
function forget(paidOff: Map<string, number>, nowMs: number): void {
  for (const [asker, until] of paidOff) if (until <= nowMs) paidOff.delete(asker);
  if (paidOff.size <= askersMax) return;
  let left = askersMax / 10;
  for (const asker of paidOff.keys()) {
    if (left-- <= 0) return;
    paidOff.delete(asker);
  }
}

/**
 * What counts as one address. Of IPv6 the first 64 bits, since whoever has one address has all of its network; an IPv4
 * address mapped into IPv6 counts as itself.
 */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped !== null) return mapped[1] ?? address;
  if (!address.includes(':')) return address;
  const [front = '', back] = address.split('%')[0]?.split('::') ?? [];
  const head = front === '' ? [] : front.split(':');
  const tail = back === undefined || back === '' ? [] : back.split(':');
  const zeros = back === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
