// The words in which lists of assets state exposure, criticality, kind and count.
import { assetKinds, type AssetKind, type Criticality, type Exposure } from '#core/components/asset.ts';

const exposures: ReadonlyMap<string, Exposure> = new Map([
  ['public', 'public'],
  ['internal', 'internal'],
  ['isolated', 'isolated'],
  ['unknown', 'unknown'],
  ['yes', 'public'],
  ['no', 'internal'],
  ['true', 'public'],
  ['false', 'internal'],
  ['internet', 'public'],
  ['external', 'public'],
  ['ja', 'public'],
  ['nein', 'internal'],
  ['oui', 'public'],
  ['non', 'internal'],
  ['si', 'public'],
  ['sí', 'public'],
  // Lists are ticked off by letters and marks too.
  ['y', 'public'],
  ['n', 'internal'],
  ['j', 'public'],
  ['o', 'public'],
  ['s', 'public'],
  ['x', 'public'],
  ['1', 'public'],
  ['0', 'internal'],
]);

const criticalities: ReadonlyMap<string, Criticality> = new Map([
  ['essential', 'essential'],
  ['important', 'important'],
  ['other', 'other'],
  ['unknown', 'unknown'],
  ['high', 'essential'],
  ['medium', 'important'],
  ['low', 'other'],
  ['critical', 'essential'],
  ['vital', 'essential'],
  ['h', 'essential'],
  ['m', 'important'],
  ['l', 'other'],
  ['very high', 'essential'],
  ['moderate', 'important'],
  ['kritisch', 'essential'],
  ['hoch', 'essential'],
  ['mittel', 'important'],
  ['niedrig', 'other'],
  ['critique', 'essential'],
  ['élevée', 'essential'],
  ['moyenne', 'important'],
  ['faible', 'other'],
  ['crítica', 'essential'],
  ['alta', 'essential'],
  ['media', 'important'],
  ['baja', 'other'],
]);

const kinds: ReadonlySet<string> = new Set(assetKinds);

/** How many like assets one line may stand for. */
const assetCountMax = 10_000_000;

/** `undefined` where the word is none of these; the same for the readers below. */
export function exposureOf(text: string): Exposure | undefined {
  return exposures.get(plain(text));
}

export function criticalityOf(text: string): Criticality | undefined {
  return criticalities.get(plain(text));
}

export function assetKindOf(text: string): AssetKind | undefined {
  const word = plain(text);
  return isKind(word) ? word : undefined;
}

export function assetCountOf(text: string): number | undefined {
  if (!/^\d{1,8}$/.test(text.trim())) return undefined;
  const count = Number(text);
  return count >= 1 && count <= assetCountMax ? count : undefined;
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

function isKind(word: string): word is AssetKind {
  return kinds.has(word);
}
