// What the server asks of the program that plans, for one organization.
import { isRecord } from '#core/kernel/json.ts';

export interface OrderedDocument {
  readonly path: string;
  /** SHA-256 of its bytes as they were sent, hexadecimal. */
  readonly digest: string;
}

/** An asset as it was kept after the last plan: what is still the same need not be said again. */
export interface KnownAsset {
  readonly name: string;
  readonly componentsDigest: string;
  readonly matchesDigest: string;
}

/** The parts of the task are the documents, packed by zstd, in this order; then the state, as its file would hold it. */
export interface PlanOrder {
  readonly documents: readonly OrderedDocument[];
  readonly asOf: string;
  readonly capacityHours: number;
  readonly boundBy: string | undefined;
  /** The organization's own figures as they were parsed from JSON; `undefined`: ours. */
  readonly policy: unknown;
  readonly feed: { readonly path: string; readonly name: string };
  readonly known: readonly KnownAsset[];
  /** Asks of this vulnerability alone what it means here, and for no plan. */
  readonly about: string | undefined;
}

/** The server's own word: taken as it is. */
export function planOrderOf(order: object): PlanOrder {
  if (!isPlanOrder(order)) throw new Error('an order for a plan names documents and a feed');
  return order;
}

function isPlanOrder(order: object): order is PlanOrder {
  return isRecord(order) && Array.isArray(order['documents']) && isRecord(order['feed']);
}
