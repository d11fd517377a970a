// What every telling of an action is made of.
import type { Day } from '#core/kernel/days.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Told } from '#core/plans/candidate.ts';
import { bestOf, linksOf, webAddress, type Link } from '#core/plans/links.ts';
import type { RemediesOf } from '#core/plans/remedies.ts';
import type { InventoryDocument } from '#core/components/inventory.ts';
import type { Risk } from '#core/plans/risk.ts';
import { gravestOf } from '#core/plans/why.ts';
import { isListed } from '#core/priority/priority.ts';

export interface HowContext {
  /** The day of the plan. */
  readonly asOf: Day;
  readonly documents: readonly InventoryDocument[];
  readonly remediesOf: RemediesOf;
}

export interface Telling {
  readonly how: readonly Sourced[];
  readonly verify: readonly Sourced[];
  readonly ifYouCannot: readonly Sourced[];
}

/** The source of what is only how this program is used. */
export const ours = 'Breakwater guidance';
/** Vulnerabilities named in one step. */
export const flawsMax = 6;
/** Matches whose advisories are read for what to do if one can't: the gravest first. */
const readMax = 12;

export function gravestFirst(risks: readonly Risk[]): readonly Risk[] {
  const gravest = gravestOf(risks);
  const rest = [...risks].sort((a, b) => b.weight - a.weight || a.index - b.index).filter((risk) => risk !== gravest);
  return (gravest === undefined ? rest : [gravest, ...rest]).slice(0, readMax);
}

export function said({ text, source, url }: Told): Sourced {
  const address = url === undefined ? undefined : webAddress(url);
  return { text, source, ...(address === undefined ? {} : { url: address }) };
}

/** The best address that the records name, for whoever wants the publisher's own words. */
export function pointer(risks: readonly Risk[], { remediesOf }: HowContext): readonly Sourced[] {
  const best = bestOf(risks.flatMap((risk) => [...remediesOf(risk).links, ...listedLinks(risk)]));
  if (best === undefined) return [];
  const { url, source } = best;
  return [{ text: pointerWords(best.what), source, url }];
}

/** The addresses in the notes of the catalogue's entry, where the plan may know of it. */
function listedLinks({ match, priority }: Risk): readonly Link[] {
  const { kev } = match.vulnerability;
  if (kev === undefined || !isListed(priority)) return [];
  const references = kev.notes
    .split(/[;\s]+/)
    .map((word) => ({ url: word.replace(/[),.]+$/, ''), kind: 'other' as const }));
  return linksOf(references, match.component, `CISA KEV, ${kev.addedOn}`);
}

function pointerWords(what: Link['what']): string {
  switch (what) {
    case 'vendor':
      return "The vendor's page";
    case 'advisory':
      return 'An advisory on it';
    case 'fix':
      return 'The patch';
  }
}
