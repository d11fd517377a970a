// How to do an action, how to see that it worked, and what to do if it can't be done. Nothing here is made up: the
// dependency path of the SBOM, the package manager's own command, the publisher's words, reviewed guidance.
import { cite, nothingPublished } from '#core/guidance/entry.ts';
import type { Hardening } from '#core/guidance/hardening.ts';
import { isolationOf } from '#core/guidance/isolation.ts';
import { triage } from '#core/guidance/triage.ts';
import type { Sourced } from '#core/plans/action.ts';
import { spokenOf, type Candidate, type Raise } from '#core/plans/candidate.ts';
import { approved, asking, throughMaker, withMaker } from '#core/plans/how-to-ask.ts';
import { confirming } from '#core/plans/how-to-confirm.ts';
import { harderToReach } from '#core/plans/harder-to-reach.ts';
import { andHarderToReach, publishedMeanwhile } from '#core/plans/meanwhile.ts';
import { moveOn, thenMoveOn } from '#core/plans/moving-on.ts';
import { gravestFirst, ours, pointer, said, type HowContext, type Telling } from '#core/plans/tellings.ts';
import { detectionSteps } from '#core/plans/how-to-detect.ts';
import { upgradeBack, upgradeChecks, upgradeSteps } from '#core/plans/how-to-upgrade.ts';
import { distinct } from '#core/plans/remedies.ts';
import type { Risk } from '#core/plans/risk.ts';
import { flaws } from '#core/plans/words.ts';

/** Publishers' texts told for one action. */
const toldMax = 3;

export function tellingOf(candidate: Candidate, context: HowContext): Telling {
  switch (candidate.doing.kind) {
    case 'upgrade':
      return upgrading(candidate, context);
    case 'mitigate':
      return mitigating(candidate, context);
    case 'isolate':
      return isolating(candidate);
    case 'ask':
      return asking(candidate, candidate.doing.about, context);
    case 'harden':
      return hardening(candidate.doing.entry);
    case 'investigate':
      return {
        how: [
          ...withMaker(candidate),
          ...triage.how.map((text) => ({ text, source: cite(triage) })),
          ...detectionSteps(gravestFirst(candidate.closes)),
        ],
        verify: [{ text: triage.check, source: cite(triage) }],
        ifYouCannot: [{ text: triage.help, source: cite(triage) }],
      };
    case 'replace':
      return replacing(candidate, context);
    case 'confirm':
      return confirming(candidate, context);
  }
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
      ...thenMoveOn(candidate.doing, context.asOf),
      ...fixes.map((fix): Sourced => (isNamed ? { ...said(fix), detail: true } : said(fix))),
      ...pointer(risks, context),
      ...windows.slice(0, 2),
      ...approved(candidate),
    ],
    verify: [
      ...upgradeChecks(candidate, context.documents),
      seenLater(candidate),
      ...upgradeBack(candidate, context.documents),
    ],
    ifYouCannot: insteadOf(candidate, risks, context),
  };
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
  const isRenewed = candidate.doing.kind === 'replace' && candidate.doing.way === 'renew';
  return {
    how: [
      ...throughMaker(candidate),
      ...moveOn(candidate, context.asOf),
      ...pointer(gravestFirst(candidate.closes), context),
      ...approved(candidate),
    ],
    verify: [seenLater(candidate), ...(isRenewed ? upgradeBack(candidate, context.documents) : [])],
    ifYouCannot: insteadOf(candidate, gravestFirst(candidate.closes), context),
  };
}

/** The publisher's workarounds, the nearer version, making it harder to reach; else that nothing is published. */
function insteadOf(candidate: Candidate, risks: readonly Risk[], context: HowContext): readonly Sourced[] {
  const nearer = spokenOf(candidate.doing).flatMap(({ called, target: { nearer: near, breaking } }): Sourced[] =>
    near === undefined
      ? []
      : [
          {
            text: `${called} ${near.version}${breaking ? ', of the same major version,' : ''} closes ${flaws(near.closes)} of these.`,
            source: 'the same records',
          },
        ],
  );
  return andHarderToReach([...publishedMeanwhile(risks, context), ...nearer], candidate.assets);
}

function seenLater({ doing }: Candidate): Sourced {
  const proof =
    doing.kind === 'upgrade' && doing.mend !== undefined ? 'scan no longer reports it' : 'inventory no longer matches';
  return {
    text: `The next ${proof}; until then this stands as "said, not seen".`,
    source: ours,
  };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
