// The steps by which packages that are released together are raised together.
import type { InventoryDocument } from '#core/components/inventory.ts';
import { cite } from '#core/guidance/entry.ts';
import { installerOf, safeInCommand } from '#core/guidance/installers.ts';
import { togetherInstallerOf, type TogetherInstaller } from '#core/guidance/together.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Kin, Raise } from '#core/plans/candidate.ts';
import { recordsOf } from '#core/plans/records.ts';
import { count, listed } from '#core/plans/words.ts';

const ours = 'Breakwater guidance';
/** Packages named in one command, and packages told one by one. */
const packagesInCommandMax = 40;
const toldMax = 6;
/** Direct dependencies named as those that bring a package in. */
const throughMax = 3;

/** For several packages of one family; for one of them `siblingSteps` are enough. */
export function familySteps(
  raises: readonly Raise[],
  kin: Kin,
  documents: readonly InventoryDocument[],
): readonly Sourced[] {
  const version = kin.target.version ?? '';
  return [
    {
      text: `Raise the ${count(raises.length, 'package')} in one step, to one version: ${kin.family.called} is released together.`,
      source: kin.family.source ?? sameVersionSource(raises, documents),
    },
    ...path(raises, version, documents),
    ...commands(raises, version),
    ...siblingSteps(raises, kin, documents),
  ];
}

/** What goes along, and what is taken from a sibling. */
export function siblingSteps(
  raises: readonly Raise[],
  { family, target, along, taken }: Kin,
  documents: readonly InventoryDocument[],
): readonly Sourced[] {
  const steps: Sourced[] = [];
  const version = target.version ?? '';
  if (along.length > 0) {
    const others = along.length === 1 ? 'the other package' : `the ${along.length} other packages`;
    steps.push({
      text: `Raise ${others} of ${family.called} as well, to ${version} or the release nearest to it, so that all fit together: ${listed(along, toldMax)}.`,
      source: documentSource(raises, documents),
    });
  }
  if (taken.length > 0) {
    const own = taken.map(({ called, named }) => `${called} (${named})`);
    steps.push({
      text: `No record names ${version} for ${raises.length === 1 ? 'it' : 'some of them'}; it is taken from a sibling. Check that the registry has it, and else take its highest release from the one in brackets up: ${listed(own, toldMax)}.`,
      source: recordsOf(raises.flatMap(({ closes }) => closes)),
    });
  }
  return steps;
}

/** Where others bring them in: which of one's own dependencies to raise. */
function path(raises: readonly Raise[], version: string, documents: readonly InventoryDocument[]): readonly Sourced[] {
  const brought = raises.filter(({ component }) => component.depth === 'transitive' && component.through.length > 0);
  if (brought.length === 0) return [];
  const through = [...new Set(brought.flatMap(({ component }) => component.through))];
  const called = brought.map((raise) => raise.called);
  return [
    {
      text: `${listed(called, toldMax)} ${called.length === 1 ? 'is' : 'are'} brought in by ${listed(through, throughMax)}: raise that to a release that brings ${version} or later.`,
      source: documentSource(brought, documents),
    },
  ];
}

/** One command for those that the project names itself, another for those that others bring in. */
function commands(raises: readonly Raise[], version: string): readonly Sourced[] {
  const [first] = raises;
  const manager = togetherInstallerOf(first?.subject.split('/')[0] ?? '');
  if (manager === undefined) return [];
  const own = raises.filter(({ component }) => component.depth !== 'transitive');
  const brought = raises.filter(({ component }) => component.depth === 'transitive');
  const lead = brought.some(({ component }) => component.through.length > 0) ? 'If no such release is there yet: ' : '';
  return [
    ...command(own, version, manager, (wanted) => manager.direct(wanted)),
    ...command(brought, version, manager, (wanted) => `${lead}${manager.transitive(wanted)}`),
  ];
}

// oxlint-disable-next-line max-params -- what to raise, to what, and who says it how
function command(
  raises: readonly Raise[],
  version: string,
  manager: TogetherInstaller,
  tell: TogetherInstaller['direct'],
): readonly Sourced[] {
  const names = [...new Set(raises.map(({ subject, called }) => installerOf(subject)?.called ?? called))];
  const safe = safeInCommand(version) ? names.filter((name) => safeInCommand(name)).slice(0, packagesInCommandMax) : [];
  const byHand = names.length - safe.length;
  return [
    ...(safe.length === 0 ? [] : [{ text: tell({ names: safe, version }), source: cite(manager) }]),
    ...(byHand === 0
      ? []
      : [
          {
            text: `Raise ${count(byHand, 'more package', 'more packages')} by hand: the names or the version hold characters that do not belong in a command, or there are too many for one.`,
            source: ours,
          },
        ]),
  ];
}

function sameVersionSource(raises: readonly Raise[], documents: readonly InventoryDocument[]): string {
  return `their versions in ${documentSource(raises, documents)}`;
}

function documentSource(raises: readonly Raise[], documents: readonly InventoryDocument[]): string {
  const document = documents[raises[0]?.component.document ?? -1];
  if (document === undefined) return 'inventory';
  return document.createdOn === undefined ? document.path : `${document.path}, ${document.createdOn}`;
}
