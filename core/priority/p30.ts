// The chance that a vulnerability is exploited somewhere within 30 days, as far as public facts tell.
import { listedSince, type KevEntry } from '#core/advisories/exploitation.ts';
import { daysBetween } from '#core/kernel/days.ts';
import { shape } from '#core/priority/cvss-vector.ts';
import type { Facts } from '#core/priority/facts-as-of.ts';
import type { P30 } from '#core/priority/priority.ts';
import { bands, fittedEpssModel, weights, type WeightId, type Weights } from '#core/priority/weights.ts';

/** A factor before its number is looked up. */
interface Reason {
  readonly id: WeightId;
  readonly text: string;
  readonly assumed: boolean;
}

/**
 * Multiplies the factors that the facts call for. The product, uncapped, is what ranks; p30 is scaled from it, and raised to
 * a floor for what is known to be exploited. What is not known never lowers it, and is named as assumed.
 */
export function p30(facts: Facts, table: Weights = weights): P30 {
  const { numbers } = table;
  const reasons = [byEpss(facts), ...byExploits(facts), byAge(facts), byIssuer(facts), ...byShape(facts)];
  const factors = reasons.map(({ id, text, assumed }) => ({ id, factor: numbers[id].value, text, assumed }));
  const product = factors.reduce((odds, { factor }) => odds * factor, 1);
  const capped = Math.min(product, numbers['product.cap'].value);
  const listed = numbers['p30.per-product'].value * capped;
  const chance = Math.min(numbers['p30.most'].value, numbers['p30.visibility'].value * listed);
  const because = [...factors, ...listing(facts, table)];
  return { p30: Math.max(chance, floorOf(facts, table)), product, because, table: table.version };
}

/** The floor among the reasons; it multiplies nothing. */
function listing({ kev }: Facts, { numbers }: Weights): P30['because'] {
  if (kev === undefined) return [];
  const id = floorId(kev);
  const use = kev.ransomware === 'known' ? ', used by ransomware' : '';
  const text = `in KEV ${listedSince(kev)}${use}: at least ${numbers[id].value}`;
  return [{ id, factor: 1, text, assumed: false }];
}

function floorId({ ransomware }: KevEntry): WeightId {
  return ransomware === 'known' ? 'p30.ransomware' : 'p30.kev';
}

/** What is known to be exploited is at least as likely as the like of it was; EPSS may say more. */
function floorOf({ kev, epss }: Facts, { numbers }: Weights): number {
  if (kev === undefined) return 0;
  return Math.max(numbers[floorId(kev)].value, Math.min(epss?.score ?? 0, numbers['p30.kev.most'].value));
}

function byEpss(facts: Facts): Reason {
  const { epss } = facts;
  if (epss === undefined) {
    return facts.exploits.has('exploitdb')
      ? { id: 'epss.missing.exploitdb', text: 'no EPSS known, but an Exploit-DB entry', assumed: true }
      : { id: 'epss.missing', text: 'no EPSS known', assumed: true };
  }
  // Values of another model mean something else; its percentiles come near. Without either, the value has to do.
  const { percentile } = epss;
  const byRank = epss.modelVersion !== fittedEpssModel && percentile !== undefined;
  const found = bands.epss.find((band) => (byRank ? percentile >= band.percentile : epss.score >= band.score));
  const age = ageOf(facts);
  const id = found?.id ?? (age !== undefined && age >= bands.age[0].days ? 'epss.floor' : 'epss.floor.new');
  const rank = byRank ? `, percentile ${percentile}` : '';
  const text = `EPSS ${epss.score}${rank} (${epss.modelVersion ?? 'model not stated'}, ${epss.on})`;
  return { id, text, assumed: epss.modelVersion !== fittedEpssModel && percentile === undefined };
}

function byExploits({ exploits }: Facts): readonly Reason[] {
  const found: Reason[] = [];
  if (exploits.has('metasploit')) found.push({ id: 'metasploit', text: 'Metasploit module', assumed: false });
  if (exploits.has('nuclei')) found.push({ id: 'nuclei', text: 'Nuclei template', assumed: false });
  if (exploits.has('github')) found.push({ id: 'github', text: 'proof of concept on GitHub', assumed: false });
  return found;
}

function byAge(facts: Facts): Reason {
  const age = ageOf(facts);
  if (age === undefined) return { id: 'age.missing', text: 'no day of publication known', assumed: true };
  const id = bands.age.find(({ days }) => age < days)?.id ?? 'age.old';
  return { id, text: `published ${facts.publishedOn}, ${age} days before`, assumed: false };
}

function ageOf({ publishedOn, asOf }: Facts): number | undefined {
  return publishedOn === undefined ? undefined : daysBetween(publishedOn, asOf);
}

function byIssuer({ issuer, issuerKevShare }: Facts): Reason {
  if (issuerKevShare === undefined) {
    return { id: 'issuer.missing', text: `no KEV history of ${issuer ?? 'its issuer'}`, assumed: true };
  }
  const id = bands.issuer.find(({ share }) => issuerKevShare >= share)?.id ?? 'issuer.low';
  const oneIn = Math.round(1 / issuerKevShare);
  return { id, text: `about 1 in ${oneIn} CVEs of ${issuer ?? 'its issuer'} are in KEV`, assumed: false };
}

function byShape({ vector }: Facts): readonly Reason[] {
  const found = vector === undefined ? undefined : shape(vector);
  if (found === undefined) return [{ id: 'shape.missing', text: 'no CVSS vector known', assumed: true }];
  if (found.remote) return [{ id: 'shape.remote', text: 'network, no privileges, no user action', assumed: false }];
  if (found.localToFull) return [{ id: 'shape.local', text: 'local, no user action, total impact', assumed: false }];
  return [];
}
