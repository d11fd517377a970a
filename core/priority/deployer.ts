// The SSVC deployer tree for one vulnerability on one asset, where the organization says what its mission loses with it.
import type { Asset, AssetKind } from '#core/components/asset.ts';
import { decide } from '#core/priority/decision-table.ts';
import type { Facts } from '#core/priority/facts-as-of.ts';
import type { Answers, Priority } from '#core/priority/priority.ts';
import { deployer, humanImpact } from '#core/priority/ssvc-tables.ts';

export type Exploitation = 'none' | 'poc' | 'active' | 'unknown';

/** Kinds whose failure can injure people: a judgement, said in `why`, since no inventory states safety. */
const harmful: ReadonlySet<AssetKind> = new Set(['medical', 'ot']);

const missionImpacts = {
  essential: 'essential function fails',
  important: 'support crippled',
  other: 'degraded',
} as const;
const exposures = { public: 'open', internal: 'controlled', isolated: 'small' } as const;

/** The outcome with the answers that led to it; `undefined` where the criticality of the asset is not known. */
export function deployerPriority(asset: Asset, answers: Answers, exploitation: Exploitation): Priority['ssvc'] {
  const { value: criticality } = asset.criticality;
  if (criticality === 'unknown') return undefined;
  const missionImpact = missionImpacts[criticality];
  const safetyImpact = harmful.has(asset.kind) ? 'critical' : 'negligible';
  const human = decide(humanImpact, { safetyImpact, missionImpact });
  const { value: exposure } = asset.exposure;
  const likely = answers.exposed.value === 'no' ? 'controlled' : 'open';
  const systemExposure = exposure === 'unknown' ? likely : exposures[exposure];
  const automatable = answers.automatable.value;
  // Where no catalogue was read, KEV is taken as yes: the tree must not say the opposite.
  const taken = answers.inKev.value === 'yes' ? 'active' : 'none';
  const seen = exploitation === 'unknown' ? taken : exploitation;
  const outcome = decide(deployer, {
    exploitation: seen,
    systemExposure,
    automatable,
    humanImpact: human ?? 'unknown',
  });
  if (outcome === undefined) return undefined;
  const note = (assumed: boolean): string => (assumed ? ' (assumed)' : '');
  const why = [
    `exploitation ${seen}${note(exploitation === 'unknown')}`,
    `exposure ${systemExposure}${note(exposure === 'unknown')}`,
    `automatable ${automatable}${note(answers.automatable.assumed)}`,
    `mission: ${missionImpact}`,
    `safety ${safetyImpact} (assumed by kind)`,
  ].join(', ');
  return { outcome, why };
}

/** What is known of exploitation: a KEV entry, else the newest published decision point, else public exploits. */
export function exploitationOf(facts: Facts, published: Exploitation): Exploitation {
  if (facts.kev !== undefined || published === 'active') return 'active';
  if (published === 'poc' || exploitCatalogues.some((source) => facts.exploits.has(source))) return 'poc';
  return published;
}

const exploitCatalogues = ['exploitdb', 'metasploit', 'nuclei', 'github', 'reference'] as const;
