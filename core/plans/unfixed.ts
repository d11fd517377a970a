// What no named version closes: the publisher's own way out, a release beyond the last one known to be affected, a
// mitigation, a replacement where no fix will come, and else a question to whoever makes it.
import { endOfRelease } from '#core/guidance/ends-of-support.ts';
import { isDistribution, lookUpNames } from '#core/matching/look-up-names.ts';
import type { Day } from '#core/kernel/days.ts';
import {
  assetsOf,
  groupBy,
  versionsOf,
  type Candidate,
  type Doing,
  type Ids,
  type Raise,
  type Refused,
  type Told,
} from '#core/plans/candidate.ts';
import { productEnd, wayOf, workOfDoing } from '#core/plans/ended.ts';
import { furthest, type LastAffectedOf } from '#core/plans/last-affected.ts';
import { approverOf, calledOf, likenessOf, subjectOf, systemOf } from '#core/plans/naming.ts';
import type { Policy } from '#core/plans/policy.ts';
import { distinct, type RemediesOf } from '#core/plans/remedies.ts';
import type { Risk } from '#core/plans/risk.ts';

export interface UnfixedInput {
  readonly risks: readonly Risk[];
  readonly remediesOf: RemediesOf;
  readonly lastAffected: LastAffectedOf;
  /** Risks whose fix is not gone to: it would make things worse, or siblings have no such release. */
  readonly refused: ReadonlyMap<Risk, Refused>;
  readonly ids: Ids;
  readonly policy: Policy;
  readonly asOf: Day;
}

/** A publisher's texts shown for one action; the advisories have the rest. */
const textsMax = 4;

export function unfixed(input: UnfixedInput): readonly Candidate[] {
  const groups = groupBy(input.risks, ({ match, asset }) =>
    // What a scan found is mended in one way, however unlike the assets.
    match.component.reported === true
      ? `found|${match.component.name}|${approverOf(asset)}`
      : [subjectOf(match.component), systemOf(match.component) ?? '', likenessOf(asset)].join('|'),
  );
  const perPackage = [...groups.values()].flatMap((group) =>
    group[0]?.match.component.reported === true ? [mend(group, input)] : waysOut(group, input),
  );
  return [...askedOnce(perPackage, input), ...replacedSystems(input)];
}

function waysOut(group: readonly Risk[], input: UnfixedInput): readonly Candidate[] {
  const rest = new Set(group);
  const built = group.some(
    ({ match }) => match.component.package !== undefined && isDistribution(match.component.package),
  );
  // The publisher's own words would only name the version that is refused.
  const told = takeFrom(rest, (risk) => !input.refused.has(risk) && input.remediesOf(risk).fixes.length > 0);
  const gone = replaced([...rest], input);
  for (const risk of gone?.closes ?? []) rest.delete(risk);
  // Where no fix will come, there is nothing beyond the last version to look for.
  const beyond = takeFrom(rest, (risk) => {
    const isApart = (input.refused.get(risk)?.missing.length ?? 0) > 0;
    const isOpen = gone === undefined && input.remediesOf(risk).noFix.length === 0;
    return !built && !isApart && isOpen && input.lastAffected(risk) !== undefined;
  });
  const mitigable = takeFrom(rest, (risk) => input.remediesOf(risk).mitigations.length > 0);
  // A distribution publishes its fixes when they are ready: nobody need be asked.
  const refused = takeFrom(rest, (risk) => input.refused.has(risk));
  const asked = gone === undefined && !built ? [...rest] : [];
  return [
    told.length > 0 ? raise(told, undefined, input) : undefined,
    beyond.length > 0 ? raise(beyond, lastOf(beyond, input), input) : undefined,
    gone,
    mitigable.length > 0 ? mitigate(mitigable, input) : undefined,
    refused.length > 0 && gone === undefined ? ask(refused, input) : undefined,
    asked.length > 0 ? ask(asked, input) : undefined,
  ].filter((one) => one !== undefined);
}

/** The last version that any of them affects. */
function lastOf(risks: readonly Risk[], { lastAffected }: UnfixedInput): string | undefined {
  return furthest(risks.flatMap((risk) => lastAffected(risk) ?? []))?.version;
}

function takeFrom(rest: Set<Risk>, wanted: (risk: Risk) => boolean): readonly Risk[] {
  const taken = [...rest].filter(wanted);
  for (const risk of taken) rest.delete(risk);
  return taken;
}

/** What a scanner found on the assets themselves: its own words say how. */
function mend(risks: readonly Risk[], { ids }: UnfixedInput): Candidate {
  const by = risks.flatMap(({ match }) => match.reported.map((one) => one.by)).at(0) ?? 'scanner';
  const doing: Doing = { kind: 'upgrade', raises: [], mend: { called: called(risks), by } };
  return candidate(risks, { id: ids.of('upgrade', `${subject(risks)}@found`, assetsOf(risks)), doing, share: 1 });
}

/** To a release that the publisher names in words, or to one beyond the last affected. */
function raise(risks: readonly Risk[], beyond: string | undefined, { ids }: UnfixedInput): Candidate {
  const [first] = risks;
  const component = first?.match.component;
  const assets = assetsOf(risks);
  const raises: readonly Raise[] =
    component === undefined
      ? []
      : [
          {
            component,
            subject: subjectOf(component),
            called: calledOf(component),
            from: versionsOf(risks),
            target: { version: undefined, beyond, breaking: false, open: 0, nearer: undefined },
            closes: risks,
          },
        ];
  const subject = raises[0]?.subject ?? '';
  const id = ids.of('upgrade', beyond === undefined ? `${subject}@vendor` : `${subject}@beyond`, assets);
  return candidate(risks, { id, doing: { kind: 'upgrade', raises }, share: 1 });
}

function mitigate(risks: readonly Risk[], { ids, remediesOf, policy }: UnfixedInput): Candidate {
  const told = risks.map((risk) => remediesOf(risk));
  const all = [...told.flatMap(({ noFix }) => noFix.slice(0, 1)), ...told.flatMap(({ mitigations }) => mitigations)];
  const texts = distinct(all).slice(0, textsMax);
  const doing: Doing = { kind: 'mitigate', called: called(risks), texts };
  const id = ids.of('mitigate', subject(risks), assetsOf(risks));
  return candidate(risks, { id, doing, share: policy.mitigationShare });
}

/** Where a publisher says that no fix is planned, or its maker's support has ended. */
function replaced(left: readonly Risk[], { ids, remediesOf, asOf }: UnfixedInput): Candidate | undefined {
  const ended = left.map(({ match }) => productEnd(match.component, asOf)).find((end) => end !== undefined);
  // That no fix is planned for one flaw says nothing of the others; and where its publisher says what to do instead, that is
  // done: nobody replaces controllers for it.
  const isHopeless = ({ noFix, mitigations }: ReturnType<RemediesOf>): boolean =>
    noFix.length > 0 && mitigations.length === 0;
  const risks = ended === undefined ? left.filter((risk) => isHopeless(remediesOf(risk))) : left;
  const said = risks.flatMap((risk): readonly Told[] => remediesOf(risk).noFix).at(0);
  const reason =
    ended === undefined
      ? said === undefined
        ? undefined
        : { why: `no fix is planned: ${said.text}`, source: said.source }
      : {
          why: `support for ${ended.what} ended on ${ended.endedOn}, so no fix will come`,
          source: ended.source,
          ...wayOf(ended, assetsOf(risks)),
        };
  if (reason === undefined) return undefined;
  const id = ids.of('replace', subject(risks), assetsOf(risks));
  const what = ended?.way === 'renew' ? ended.what : called(risks);
  return candidate(risks, { id, doing: { kind: 'replace', called: what, ...reason }, share: 1 });
}

/** An operating system whose release no longer gets fixes: all that it leaves open at once. */
function replacedSystems({ risks, ids, asOf }: UnfixedInput): readonly Candidate[] {
  const found: Candidate[] = [];
  const groups = groupBy(risks, ({ match, asset }) => `${systemOf(match.component) ?? ''}|${likenessOf(asset)}`);
  for (const group of groups.values()) {
    const [first] = group;
    const system = first === undefined ? undefined : systemOf(first.match.component);
    if (first === undefined || system === undefined) continue;
    const end = endOfRelease(releaseOf(first), asOf);
    if (end === undefined) continue;
    const doing: Doing = {
      kind: 'replace',
      called: end.what,
      why: `support for ${end.what} ended on ${end.endedOn}, so no fix will come`,
      source: end.source,
    };
    found.push(candidate(group, { id: ids.of('replace', system, assetsOf(group)), doing, share: 1 }));
  }
  return found;
}

/** Whoever makes it is asked once, however unlike the assets are on which it stands. */
function askedOnce(candidates: readonly Candidate[], input: UnfixedInput): readonly Candidate[] {
  const groups = groupBy(candidates, ({ id, doing, subject: about }) =>
    doing.kind === 'confirm' ? `${about}|${doing.worse?.version ?? ''}` : id,
  );
  return [...groups.values()].flatMap((group) => {
    if (group.length === 1) return group;
    const risks = group.flatMap(({ closes }) => closes).sort((a, b) => a.index - b.index);
    return [ask(risks, input)];
  });
}

/** For a fix, or for a better one than the one that is refused. */
function ask(risks: readonly Risk[], { ids, policy, refused }: UnfixedInput): Candidate {
  const [first] = risks;
  const worse = first === undefined ? undefined : refused.get(first);
  const doing: Doing = {
    kind: 'confirm',
    called: called(risks),
    missing: 'fix',
    ...(worse === undefined ? {} : { worse }),
  };
  return candidate(risks, {
    id: ids.of('confirm', `${subject(risks)}@${worse === undefined ? 'fix' : 'better'}`, assetsOf(risks)),
    doing,
    share: policy.askingShare,
  });
}

interface Made {
  readonly id: string;
  readonly doing: Doing;
  readonly share: number;
}

function candidate(risks: readonly Risk[], { id, doing, share }: Made): Candidate {
  const assets = assetsOf(risks);
  return {
    id,
    doing,
    subject: subject(risks),
    assets,
    closes: risks,
    removes: risks.map(({ index }) => ({ risk: index, share })),
    needs: [],
    work: workOfDoing(doing, assets),
  };
}

function subject(risks: readonly Risk[]): string {
  const [first] = risks;
  return first === undefined ? '' : subjectOf(first.match.component);
}

function called(risks: readonly Risk[]): string {
  const [first] = risks;
  return first === undefined ? '' : calledOf(first.match.component);
}

function releaseOf({ match }: Risk): string | undefined {
  return lookUpNames(match.component).find(({ release }) => release !== undefined)?.release;
}
