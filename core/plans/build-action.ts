// From a candidate whose turn is known to the action that people read.
import type { Action } from '#core/plans/action.ts';
import type { Estimated } from '#core/plans/candidate.ts';
import { tellingOf } from '#core/plans/how.ts';
import { subjectOf } from '#core/plans/naming.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import type { Job } from '#core/plans/schedule-input.ts';
import { titleOf } from '#core/plans/title.ts';
import { gravestOf, whyOf } from '#core/plans/why.ts';
import { catalogueDay, tierWords } from '#core/plans/words.ts';
import type { Risk } from '#core/plans/risk.ts';
import { isListed } from '#core/priority/priority.ts';

/** What the order of the plan gives an action. */
export interface Turned {
  readonly rank: number;
  readonly riskRemoved: number;
  readonly planned: boolean;
}

/** Names of advisories shown for one action. */
const sourcesMax = 20;

export function buildAction(prepared: Prepared, index: number, turned: Turned): Action | undefined {
  const candidate = prepared.candidates[index];
  const job = prepared.jobs[index];
  if (candidate === undefined || job === undefined) return undefined;
  const { input } = prepared;
  const gravest = gravestOf(candidate.closes) ?? gravestOf(candidate.doubts ?? []);
  const kevAsOf = catalogueDay(input.feed.head().kevAsOf, input.asOf);
  return {
    id: candidate.id,
    rank: turned.rank,
    kind: candidate.doing.kind,
    title: titleOf(candidate),
    component: candidate.subject,
    ...versions(candidate),
    assets: candidate.assets.map(({ name, count }) => ({ name, count })),
    closes: candidate.closes.map(closing),
    ...(candidate.doubts !== undefined && { doubts: candidate.doubts.map(closing) }),
    state: candidate.state === 'proposed' && turned.planned ? 'planned' : candidate.state,
    dueOn: job.dueOn,
    overdueSince: isOverdue(job, input.asOf) ? job.dueOn : undefined,
    rule: ruleOf(gravest, job),
    binding: job.binding && job.dueOn !== undefined,
    tier: gravest?.priority.tier ?? 'FSU',
    needs: candidate.needs,
    hours: candidate.hours,
    riskRemoved: turned.riskRemoved,
    why: [
      ...whyOf(candidate, { asOf: input.asOf, feedName: input.feedName, kevAsOf }),
      ...contradicted(prepared, candidate),
    ],
    ...tellingOf(candidate, {
      asOf: input.asOf,
      documents: input.inventory.documents,
      remediesOf: prepared.remediesOf,
    }),
    sources: sourcesOf(candidate),
  };
}

function isOverdue({ binding, dueOn }: Job, asOf: string): boolean {
  return binding && dueOn !== undefined && dueOn < asOf;
}

function versions({ doing }: Estimated): Pick<Action, 'from' | 'to' | 'parts'> {
  if (doing.kind !== 'upgrade') return { from: [], to: undefined, parts: [] };
  const parts = doing.raises.map(({ subject, from, target }) => ({ component: subject, from, to: target.version }));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return { from: only.from, to: only.to, parts: [] };
  const from = doing.kin === undefined ? [] : [...new Set(parts.flatMap((part) => part.from))];
  return { from, to: doing.kin?.target.version, parts };
}

function closing({ match, asset, priority }: Risk): Action['closes'][number] {
  const inKev = isListed(priority);
  return {
    vulnerability: match.vulnerability.id,
    asset: asset.name,
    component: subjectOf(match.component),
    tier: priority.tier,
    inKev,
    ransomware: inKev && match.vulnerability.kev?.ransomware === 'known',
  };
}

function ruleOf(gravest: Risk | undefined, { binding }: Job): string {
  if (gravest === undefined) return '';
  const { row, tier } = gravest.priority;
  return `BOD 26-04 row ${row}, ${binding ? 'binding' : 'advice'}: ${tierWords(tier)}`;
}

/** Said to be done, and a newer document still shows it. */
function contradicted({ memory, input }: Prepared, candidate: Estimated): Action['why'] {
  const record = memory.record(candidate.id);
  if (record?.state !== 'done' || candidate.state === 'said, not seen') return [];
  const shown = candidate.closes
    .map(({ match }) => input.inventory.documents[match.component.document])
    .find((one) => one !== undefined);
  return [
    {
      text: `You said on ${record.on} that this is done; a newer inventory still shows it.`,
      source: shown === undefined ? 'inventory' : shown.path,
    },
  ];
}

function sourcesOf({ closes }: Estimated): readonly string[] {
  const names = new Set<string>();
  for (const { match } of closes) {
    for (const { id, publisher } of match.advisories) names.add(`${publisher} ${id}`);
    if (names.size >= sourcesMax) break;
  }
  return [...names].slice(0, sourcesMax);
}
