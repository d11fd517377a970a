// At most one step a week that makes most attacks harder, whichever flaw they use; it competes by its hours.
import type { Asset } from '#core/components/asset.ts';
import { hardening, type Hardening, type HardeningId } from '#core/guidance/hardening.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Candidate, Ids } from '#core/plans/candidate.ts';
import type { Memory } from '#core/plans/memory.ts';
import type { Policy } from '#core/plans/policy.ts';
import type { Risk } from '#core/plans/risk.ts';
import { isListed } from '#core/priority/priority.ts';

interface Step {
  readonly entry: Hardening;
  readonly assets: readonly Asset[];
  readonly own: number;
}

/** The step that would take most by the hour, of those that nobody said are done, put off or not for them. */
export function hardenings(
  risks: readonly Risk[],
  assets: ReadonlyMap<string, Asset>,
  {
    ids,
    policy,
    memory,
    asOf,
  }: { readonly ids: Ids; readonly policy: Policy; readonly memory: Memory; readonly asOf: Day },
): readonly Candidate[] {
  const all = [...assets.values()];
  const steps = [
    step('rdp-closed', all.filter(hasRemoteDesktop), risks, policy),
    step('mfa-remote', all.filter(letsIn), risks, policy),
    step('offline-backup', ransomed(risks), risks, policy),
  ];
  const open = steps.filter(({ assets: on, own }) => on.length > 0 && own > 0).map((one) => candidate(one, ids));
  const [best] = open
    .filter(({ id }) => isOpen(id, memory, asOf))
    .sort((a, b) => (b.own ?? 0) / hoursOf(b) - (a.own ?? 0) / hoursOf(a));
  return best === undefined ? [] : [best];
}

/** A share of the risks on the assets that it is about. */
// oxlint-disable-next-line max-params -- the step, where, and what it is measured by
function step(id: HardeningId, assets: readonly Asset[], risks: readonly Risk[], policy: Policy): Step {
  const names = new Set(assets.map(({ name }) => name));
  const about = risks.filter(({ asset }) => names.has(asset.name));
  return { entry: hardening[id], assets, own: policy.hardenShare * about.reduce((sum, { weight }) => sum + weight, 0) };
}

/** Seen by a scan, or listed, on an asset that the internet reaches. */
function hasRemoteDesktop({ exposure, components }: Asset): boolean {
  return (
    exposure.value === 'public' &&
    components.some(
      ({ name, statements }) =>
        /\bms-wbt-server\b|remote desktop (?:services|protocol)|^rdp\b/i.test(name) ||
        statements.some(({ scanned }) => /^3389\b/.test(scanned?.place ?? '')),
    )
  );
}

/** What stands at the edge, or lets somebody in from outside. */
function letsIn({ exposure, kind, components }: Asset): boolean {
  if (exposure.value !== 'public') return false;
  return (
    kind === 'appliance' ||
    components.some(({ name }) => /\b(?:vpn|gateway|remote|exchange|citrix|connect)/i.test(name))
  );
}

function ransomed(risks: readonly Risk[]): readonly Asset[] {
  const asked = risks.filter((risk) => isListed(risk.priority) && risk.match.vulnerability.kev?.ransomware === 'known');
  return [...new Map(asked.map(({ asset }) => [asset.name, asset])).values()];
}

function candidate({ entry, assets, own }: Step, ids: Ids): Candidate {
  return {
    // The step is the organization's, whichever assets it is about this week.
    id: ids.of('harden', entry.id, []),
    doing: { kind: 'harden', entry },
    subject: entry.title,
    assets,
    closes: [],
    removes: [],
    own,
    needs: [],
    work: {
      kind: 'harden',
      assets: [],
      morePackages: 0,
      breaking: false,
      transitive: false,
      window: false,
      fixed: entry.hours,
    },
  };
}

function hoursOf({ doing }: Candidate): number {
  return doing.kind === 'harden' ? doing.entry.hours : 1;
}

function isOpen(id: string, memory: Memory, asOf: Day): boolean {
  const record = memory.record(id);
  if (record?.state === 'done' || record?.state === 'answered') return false;
  return record?.state !== 'deferred' || (record.until !== undefined && record.until <= asOf);
}
