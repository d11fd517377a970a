// How to do an action, how to see that it worked, and what to do if it can't be done. Nothing here is made up: the
// dependency path of the SBOM, the package manager's own command, the publisher's words, reviewed guidance.
import type { Asset } from '#core/components/asset.ts';
import type { InventoryDocument } from '#core/components/inventory.ts';
import { cite, nothingPublished } from '#core/guidance/entry.ts';
import { approvalFor } from '#core/guidance/approval.ts';
import type { Hardening } from '#core/guidance/hardening.ts';
import { isolationOf } from '#core/guidance/isolation.ts';
import { triage } from '#core/guidance/triage.ts';
import type { Sourced } from '#core/plans/action.ts';
import { spokenOf, type Candidate, type Raise, type Refused, type Told } from '#core/plans/candidate.ts';
import { upgradeBack, upgradeChecks, upgradeSteps } from '#core/plans/how-to-upgrade.ts';
import { bestOf, linksOf, webAddress, type Link } from '#core/plans/links.ts';
import { distinct, type RemediesOf } from '#core/plans/remedies.ts';
import type { Risk } from '#core/plans/risk.ts';
import { gravestOf } from '#core/plans/why.ts';
import { flaws, listed } from '#core/plans/words.ts';
import { isListed } from '#core/priority/priority.ts';

export interface HowContext {
  readonly documents: readonly InventoryDocument[];
  readonly remediesOf: RemediesOf;
}

export interface Telling {
  readonly how: readonly Sourced[];
  readonly verify: readonly Sourced[];
  readonly ifYouCannot: readonly Sourced[];
}

const ours = 'Breakwater guidance';
/** Publishers' texts told for one action. */
const toldMax = 3;
/** Statements that could not be compared, told for one action. */
const openMax = 6;
/** Vulnerabilities named in one step. */
const flawsMax = 6;
/** Matches whose advisories are read for what to do if one can't: the gravest first. */
const readMax = 12;

export function tellingOf(candidate: Candidate, context: HowContext): Telling {
  switch (candidate.doing.kind) {
    case 'upgrade':
      return upgrading(candidate, context);
    case 'mitigate':
      return mitigating(candidate, context);
    case 'isolate':
      return isolating(candidate);
    case 'ask':
      return asking(candidate, candidate.doing.about);
    case 'harden':
      return hardening(candidate.doing.entry);
    case 'investigate':
      return {
        how: [...withMaker(candidate), ...triage.how.map((text) => ({ text, source: cite(triage) }))],
        verify: [{ text: triage.check, source: cite(triage) }],
        ifYouCannot: [{ text: triage.help, source: cite(triage) }],
      };
    case 'replace':
      return replacing(candidate, context);
    case 'confirm':
      return confirming(candidate, context);
  }
}

/** What to ask, what must not happen meanwhile, and what to do in its place. */
function asking({ assets, closes, subject }: Candidate, about: Doing): Telling {
  const entry = approvalFor(assets[0]?.kind ?? 'unknown');
  if (entry === undefined) return { how: [], verify: [], ifYouCannot: harderToReach(assets) };
  const source = cite(entry);
  const raise = about.kind === 'upgrade' ? about.raises[0] : undefined;
  const [from, to] = [raise?.from.join(', ') ?? '', raise?.target.version];
  const what = `${raise?.called ?? subject}${from === '' ? '' : ` ${from}`}${to === undefined ? '' : `, update ${to}`}`;
  const names = [...new Set(closes.map(({ match }) => match.vulnerability.id))];
  return {
    how: [
      { text: `${entry.ask} About: ${what}; ${listed(names, flawsMax)}.`, source },
      { text: entry.safety, source },
      ...harderToReach(assets).map((one): Sourced => ({
        ...one,
        text: one.text.replace(/^Until then, make/, 'Meanwhile, make'),
      })),
      {
        text: 'When they approve, say so with `breakwater action ID done`: the update then comes into the plan.',
        source: ours,
      },
    ],
    verify: [{ text: entry.check, source }],
    ifYouCannot: [{ text: 'Leave it as it is, and keep it hard to reach.', source }],
  };
}

function hardening(entry: Hardening): Telling {
  const source = cite(entry);
  return {
    how: entry.how.map((text) => ({ text, source })),
    verify: [
      { text: entry.check, source },
      { text: `To go back: ${lower(entry.back)}`, source },
    ],
    ifYouCannot: [{ text: nothingPublished, source: ours }],
  };
}

/** Nothing is looked into on such a device without whoever made or installed it. */
function withMaker({ assets }: Candidate): readonly Sourced[] {
  const entry = approvalFor(assets[0]?.kind ?? 'unknown');
  if (entry === undefined) return [];
  return [
    {
      text: 'Do this with its maker or integrator: look at the network and the logs around it, not on the device itself.',
      source: cite(entry),
    },
    { text: entry.safety, source: cite(entry) },
  ];
}

function upgrading(candidate: Candidate, context: HowContext): Telling {
  const risks = gravestFirst(candidate.closes);
  const fixes = distinct(risks.flatMap((risk) => context.remediesOf(risk).fixes)).slice(0, toldMax);
  const windows = candidate.assets.flatMap((asset): Sourced[] =>
    asset.maintenanceWindow === undefined
      ? []
      : [
          {
            text: `Maintenance window of ${asset.name}: ${asset.maintenanceWindow}.`,
            source: 'inventory',
          },
        ],
  );
  const steps = upgradeSteps(candidate, context.documents, fixes.length > 0);
  // Where we name the version and the command, the publishers' words on it are for whoever looks closer.
  const isNamed = steps.length > 0 && candidate.doing.kind === 'upgrade' && candidate.doing.raises.every(hasVersion);
  return {
    how: [
      ...steps,
      ...fixes.map((fix): Sourced => (isNamed ? { ...said(fix), detail: true } : said(fix))),
      ...pointer(risks, context),
      ...windows.slice(0, 2),
      ...approved(candidate),
    ],
    verify: [...upgradeChecks(candidate), seenLater(candidate), ...upgradeBack(candidate)],
    ifYouCannot: insteadOf(candidate, risks, context),
  };
}

/** The line that stands on every work that its maker approved. */
function approved({ assets }: Candidate): readonly Sourced[] {
  const entry = approvalFor(assets[0]?.kind ?? 'unknown');
  return entry === undefined ? [] : [{ text: entry.outage, source: cite(entry) }];
}

function hasVersion({ target }: Raise): boolean {
  return target.version !== undefined;
}

function mitigating({ doing, assets, closes }: Candidate, context: HowContext): Telling {
  const texts = doing.kind === 'mitigate' ? doing.texts : [];
  return {
    how: [...texts.map(said), ...pointer(gravestFirst(closes), context)],
    verify: [
      {
        text: 'No inventory shows a mitigation: when it is in place, say so with `breakwater action ID done`.',
        source: ours,
      },
    ],
    ifYouCannot: harderToReach(assets),
  };
}

function isolating({ assets }: Candidate): Telling {
  const entry = isolationOf(assets[0]?.kind ?? 'unknown');
  return {
    how: entry.how.map((text) => ({ text, source: cite(entry) })),
    verify: [
      { text: entry.check, source: cite(entry) },
      { text: `To go back: ${lower(entry.back)}`, source: cite(entry) },
      { text: 'Then state its new exposure in assets.yaml, with the day.', source: ours },
    ],
    ifYouCannot: [{ text: nothingPublished, source: ours }],
  };
}

function replacing(candidate: Candidate, context: HowContext): Telling {
  const called = candidate.doing.kind === 'replace' ? candidate.doing.called : candidate.subject;
  return {
    how: [
      {
        text: `Move to a product or release that its maker still mends, and take ${called} out of service.`,
        source: ours,
      },
      { text: 'Ask the vendor for the way there and for what it costs before you begin.', source: ours },
      ...pointer(gravestFirst(candidate.closes), context),
    ],
    verify: [seenLater(candidate)],
    ifYouCannot: insteadOf(candidate, gravestFirst(candidate.closes), context),
  };
}

function stay({ version, open, missing }: Omit<Refused, 'risks'>): string {
  if (missing.length > 0)
    return `${version} is another major version, and no record names one of it for ${listed(missing)}: find out in its notes what became of these, then move all that are released together.`;
  return `Do not go to ${version}: it has ${flaws(open)} known, more or graver than now. Ask the vendor for a better release.`;
}

function confirming(candidate: Candidate, context: HowContext): Telling {
  return {
    how: lookUpSteps(candidate, context),
    verify: [{ text: 'The next plan says "affected" or "not affected" in place of "can not tell".', source: ours }],
    ifYouCannot: harderToReach(candidate.assets),
  };
}

const putIn: Sourced = {
  text: 'Look at the version that the product itself shows, and write it into the inventory.',
  source: ours,
};

function lookUpSteps(candidate: Candidate, context: HowContext): readonly Sourced[] {
  const { doing, closes } = candidate;
  if (doing.kind !== 'confirm') return [];
  switch (doing.missing) {
    case 'fix':
      return [
        { text: doing.worse === undefined ? nothingPublished : stay(doing.worse), source: ours },
        ...pointer(gravestFirst(closes), context),
      ];
    case 'build':
      return [
        {
          text: 'Run `winver` on each, or export the list from the tool that manages them (Intune: Devices, column "OS version"): the build has four numbers, such as 10.0.19045.4894. Put it into the inventory.',
          source: ours,
        },
      ];
    case 'range':
      return [
        {
          text: `The catalogue names the product and no version. Look up ${listedFlaws(closes)} at its vendor, compare with the version that you run, and answer with \`breakwater action ID answer\`.`,
          source: kevSource(closes),
        },
        ...pointer(gravestFirst(closes), context),
      ];
    case 'version':
      // Without a version no comparison says anything that the action does not.
      return [putIn, ...open(closes).map((one): Sourced => ({ ...one, detail: true }))];
    case 'identity':
      return [putIn, ...open(closes)];
  }
}

/** What publishers say that could not be compared: why, with one of them; the others for whoever looks closer. */
function open(closes: readonly Risk[]): readonly Sourced[] {
  const reasons = new Set<string>();
  const said = new Map<string, Sourced>();
  for (const { match } of closes) {
    for (const { says, reason, comparison, publisher, advisory } of match.because) {
      if (says !== 'unknown' || said.has(comparison) || said.size >= openMax) continue;
      const source = `${publisher} ${advisory}`;
      const isNew = reason !== undefined && !reasons.has(reason);
      if (isNew) reasons.add(reason);
      const text = isNew ? `${upper(reason)}: ${comparison}` : comparison;
      said.set(comparison, isNew || reason === undefined ? { text, source } : { text, source, detail: true });
    }
  }
  return [...said.values()];
}

function listedFlaws(closes: readonly Risk[]): string {
  return listed([...new Set(closes.map(({ match }) => match.vulnerability.id))], flawsMax);
}

function kevSource(closes: readonly Risk[]): string {
  const added = closes.flatMap(({ match }) => match.vulnerability.kev?.addedOn ?? []).sort();
  return `CISA KEV, ${added.at(-1) ?? 'day not stated'}`;
}

/** The publisher's workarounds, the nearer version, making it harder to reach; else that nothing is published. */
function insteadOf(candidate: Candidate, risks: readonly Risk[], { remediesOf }: HowContext): readonly Sourced[] {
  const workarounds = distinct(risks.flatMap((risk) => remediesOf(risk).mitigations))
    .slice(0, toldMax)
    .map(said);
  const nearer = spokenOf(candidate.doing).flatMap(({ called, target: { nearer: near } }): Sourced[] =>
    near === undefined
      ? []
      : [
          {
            text: `${called} ${near.version}, of the same major version, closes ${flaws(near.closes)} of these.`,
            source: 'the same records',
          },
        ],
  );
  const reach = harderToReach(candidate.assets);
  const told = [...workarounds, ...nearer];
  return told.length > 0 ? [...told, ...reach.filter(({ text }) => text !== nothingPublished)] : reach;
}

function harderToReach(assets: readonly Asset[]): readonly Sourced[] {
  const open = assets.find(({ exposure }) => exposure.value === 'public' || exposure.value === 'unknown');
  if (open === undefined) return [{ text: nothingPublished, source: ours }];
  const entry = isolationOf(open.kind);
  const [first = ''] = entry.how;
  return [
    { text: nothingPublished, source: ours },
    { text: `Until then, make ${open.name} harder to reach.`, source: cite(entry) },
    { text: first, source: cite(entry) },
  ];
}

/** The best address that the records name, for whoever wants the publisher's own words. */
function pointer(risks: readonly Risk[], { remediesOf }: HowContext): readonly Sourced[] {
  const best = bestOf(risks.flatMap((risk) => [...remediesOf(risk).links, ...listedLinks(risk)]));
  if (best === undefined) return [];
  const { url, source } = best;
  return [{ text: pointerWords(best.what), source, url }];
}

/** The addresses in the notes of the catalogue's entry, where the plan may know of it. */
function listedLinks({ match, priority }: Risk): readonly Link[] {
  const { kev } = match.vulnerability;
  if (kev === undefined || !isListed(priority)) return [];
  const references = kev.notes.split(/[;\s]+/).map((url) => ({ url, kind: 'other' as const }));
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

function seenLater({ doing }: Candidate): Sourced {
  const proof =
    doing.kind === 'upgrade' && doing.mend !== undefined ? 'scan no longer reports it' : 'inventory no longer matches';
  return {
    text: `The next ${proof}; until then this stands as "said, not seen".`,
    source: ours,
  };
}

function gravestFirst(risks: readonly Risk[]): readonly Risk[] {
  const gravest = gravestOf(risks);
  const rest = [...risks].sort((a, b) => b.weight - a.weight || a.index - b.index).filter((risk) => risk !== gravest);
  return (gravest === undefined ? rest : [gravest, ...rest]).slice(0, readMax);
}

function said({ text, source, url }: Told): Sourced {
  const address = url === undefined ? undefined : webAddress(url);
  return { text, source, ...(address === undefined ? {} : { url: address }) };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
