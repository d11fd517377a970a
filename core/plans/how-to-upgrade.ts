// The steps of an upgrade, in the words of the package manager.
import type { InventoryDocument } from '#core/components/inventory.ts';
import { cite } from '#core/guidance/entry.ts';
import { installerOf, safeInCommand } from '#core/guidance/installers.ts';
import type { Installer, Wanted } from '#core/guidance/installer.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Candidate, Raise } from '#core/plans/candidate.ts';
import type { Risk } from '#core/plans/risk.ts';

const ours = 'Breakwater guidance';
/** Packages named in one command, and raises told one by one. */
const packagesInCommandMax = 40;
/** Direct dependencies named as those that bring a package in. */
const throughMax = 3;

export function upgradeSteps(
  { doing }: Candidate,
  documents: readonly InventoryDocument[],
  vendorTells: boolean,
): readonly Sourced[] {
  if (doing.kind !== 'upgrade') return [];
  const [first] = doing.raises;
  if (first === undefined) return [];
  if (doing.raises.length > 1) return together(doing.raises);
  const steps = [...path(first, documents), ...command(first, vendorTells)];
  const { version, breaking, beyond } = first.target;
  if (version === undefined && beyond !== undefined) {
    steps.push({
      text: `Take a release after ${beyond}: no record names one without the flaw, so check the registry and its notes.`,
      source: sourcesOf(first.closes),
    });
  }
  const own = flavourOf(first.from[0] ?? '');
  if (version !== undefined && own !== '' && flavourOf(version) !== own) {
    steps.push({
      text: `The records name ${version}; take the release of that number, or a later one, in your flavour (${own}).`,
      source: sourcesOf(first.closes),
    });
  }
  if (breaking) {
    steps.push({
      text: `${version ?? 'The target'} is another major version: read its notes on what changed, and test what uses it.`,
      source: ours,
    });
  }
  return steps;
}

/** Some packages publish one number in several builds: `-jre` and `-android`, `.jre8` and `.jre11`. */
function flavourOf(version: string): string {
  return /[-.](jre\d{0,2}|android|jdk\d{0,2})$/.exec(version.slice(-12))?.[1] ?? '';
}

/** Where others bring it in: which of one's own dependencies to raise. */
function path({ component, called, target }: Raise, documents: readonly InventoryDocument[]): readonly Sourced[] {
  if (component.depth !== 'transitive' || component.through.length === 0) return [];
  const document = documents[component.document];
  const source =
    document === undefined
      ? 'inventory'
      : `${document.path}${document.createdOn === undefined ? '' : `, ${document.createdOn}`}`;
  const through = component.through.slice(0, throughMax).join(', ');
  const more = component.through.length > throughMax ? ` and ${component.through.length - throughMax} more` : '';
  const wanted = target.version === undefined ? 'one without the flaw' : `${target.version} or later`;
  return [
    { text: `${called} is brought in by ${through}${more}: raise that to a release that brings ${wanted}.`, source },
  ];
}

function command(raise: Raise, vendorTells: boolean): readonly Sourced[] {
  const { component, called, target } = raise;
  const found = component.package === undefined ? undefined : installerOf(raise.subject);
  if (found === undefined) {
    if (target.version === undefined || vendorTells) return [];
    return [
      { text: `Install ${called} ${target.version} as its vendor's notes say.`, source: sourcesOf(raise.closes) },
    ];
  }
  const wanted: Wanted = { name: found.called, version: target.version };
  if (!isSafe(wanted)) {
    const text = `Raise ${called} to ${target.version ?? 'a release without the flaw'} by hand: its name or version holds characters that do not belong in a command.`;
    return [{ text, source: ours }];
  }
  const { manager } = found;
  if (component.depth !== 'transitive') return [{ text: manager.direct(wanted), source: cite(manager) }];
  const lead = component.through.length > 0 ? 'If no such release is there yet: ' : '';
  return [{ text: `${lead}${manager.transitive(wanted)}`, source: cite(manager) }];
}

/** The packages of an operating system: one command for all. */
function together(raises: readonly Raise[]): readonly Sourced[] {
  const [first] = raises;
  const found = first === undefined ? undefined : installerOf(first.subject);
  if (found === undefined) return [];
  const names = raises.flatMap(({ closes }) => closes.map(({ match }) => match.component.name));
  const safe = [...new Set(names)].filter((name) => safeInCommand(name)).slice(0, packagesInCommandMax);
  const listed = raises
    .slice(0, packagesInCommandMax)
    .map(({ called, target }) => `${called} to ${target.version ?? 'a release without the flaw'}`)
    .join(', ');
  return [
    { text: found.manager.direct({ name: safe.join(' '), version: undefined }), source: cite(found.manager) },
    { text: `At least: ${listed}.`, source: sourcesOf(raises.flatMap(({ closes }) => closes)) },
  ];
}

export function upgradeChecks({ doing }: Candidate): readonly Sourced[] {
  const managed = managerFor(doing);
  if (managed === undefined) return [];
  const { manager, wanted } = managed;
  return isSafe(wanted) ? [{ text: manager.check(wanted), source: cite(manager) }] : [];
}

export function upgradeBack({ doing }: Candidate): readonly Sourced[] {
  const manager = managerFor(doing)?.manager;
  return manager === undefined ? [] : [{ text: `If something breaks: ${manager.back}`, source: cite(manager) }];
}

function managerFor(doing: Candidate['doing']): { readonly manager: Installer; readonly wanted: Wanted } | undefined {
  const first = doing.kind === 'upgrade' ? doing.raises[0] : undefined;
  if (first === undefined || first.component.package === undefined) return undefined;
  const found = installerOf(first.subject);
  if (found === undefined) return undefined;
  return { manager: found.manager, wanted: { name: found.called, version: first.target.version } };
}

function isSafe({ name, version }: Wanted): boolean {
  return safeInCommand(name) && (version === undefined || safeInCommand(version));
}

/** The records that speak of it, at most three. */
function sourcesOf(risks: readonly Risk[]): string {
  const names = [
    ...new Set(risks.flatMap(({ match }) => match.advisories.map(({ id, publisher }) => `${publisher} ${id}`))),
  ];
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}
