// An organization's own figures as they lie on disk: every one checked, nothing unknown passed over in silence.
import { assetKinds } from '#core/components/asset.ts';
import { z } from 'zod';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { defaultPolicy, type Policy } from '#core/plans/policy.ts';
import { weights as ours, withPolicy, type Weights } from '#core/priority/weights.ts';

/** By what figures risks are weighed and plans are made. */
export interface Figures {
  readonly policy: Policy;
  readonly weights: Weights;
}

const share = z.number().min(0).max(1);
const favour = z.number().min(1).max(10);
/** Hours of one step; nothing takes none, or it would be done first whatever it brings. */
const fixedHours = z.number().min(0.01).max(1000);
const hoursPerAsset = z.number().min(0).max(1000);

const actionKind = z.enum(['upgrade', 'mitigate', 'isolate', 'investigate', 'replace', 'confirm', 'ask', 'harden']);
const assetKind = z.enum(assetKinds);

const hoursRow = z.strictObject({
  fixed: fixedHours.exactOptional(),
  perAsset: z.partialRecord(assetKind, hoursPerAsset).exactOptional(),
});

const document = z.strictObject({
  heldBackShare: share.exactOptional(),
  mitigationShare: share.exactOptional(),
  isolationShare: share.exactOptional(),
  askingShare: share.exactOptional(),
  triageShare: share.exactOptional(),
  doubtShare: share.exactOptional(),
  hardenShare: share.exactOptional(),
  endedChance: share.exactOptional(),
  endedOftenChance: share.exactOptional(),
  isolateFromShare: share.exactOptional(),
  isolateFromOwnShare: share.exactOptional(),
  startedFavour: favour.exactOptional(),
  plannedFavour: favour.exactOptional(),
  hours: z.partialRecord(actionKind, hoursRow).exactOptional(),
  weights: z.record(z.string(), z.number()).exactOptional(),
});

/**
 * Our figures with the organization's own in place of those that a parsed JSON document names.
 *
 * @throws BadDocument `policy.malformed`, `policy.unknown_weight` or `policy.bad_number`, with the place
 */
export function figuresOf(value: unknown): Figures {
  const read = document.safeParse(value);
  if (!read.success) throw malformed(read.error.issues);
  const { weights: own = {}, ...rest } = read.data;
  let weights = ours;
  for (const [id, number] of Object.entries(own)) {
    const decided = withPolicy(weights, { [id]: number });
    if (!decided.ok) throw new BadDocument(decided.code, decided.why, placeOf(['weights', id]));
    weights = { ...decided.value, version: weights.version };
  }
  const { version } = weights;
  return {
    policy: { ...defaultPolicy, ...rest },
    weights: Object.keys(own).length === 0 ? ours : { ...weights, version: `${version} with your policy` },
  };
}

function malformed([first]: readonly z.core.$ZodIssue[]): BadDocument {
  const path = first?.path ?? [];
  if (first?.code === 'unrecognized_keys')
    return new BadDocument(
      'policy.malformed',
      'is no figure of a policy',
      placeOf([...path, ...first.keys.slice(0, 1)]),
    );
  return new BadDocument('policy.malformed', `is no policy: ${first?.message ?? 'malformed'}`, placeOf(path));
}

/** `$.hours.upgrade.fixed`, `$.weights["reach.public"]`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, key) => {
    const name = String(key);
    return `${place}${/^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`}`;
  }, '$');
}
