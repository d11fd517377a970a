// The steps of an upgrade, in the words of the package manager.
import type { InventoryDocument } from '#core/components/inventory.ts';
import { cite } from '#core/guidance/entry.ts';
import { goingBackOn } from '#core/guidance/going-back.ts';
import { windowsHost } from '#core/matching/windows-host.ts';
import { installerOf, safeInCommand } from '#core/guidance/installers.ts';
import type { Installer, Wanted } from '#core/guidance/installer.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Candidate, Raise } from '#core/plans/candidate.ts';
import { flavourOf } from '#core/plans/flavour.ts';
import { familySteps, siblingSteps } from '#core/plans/how-to-raise-family.ts';
import { recordsOf } from '#core/plans/records.ts';
import { shippedCheck, shippedFiles, shippedSteps } from '#core/plans/shipped-file.ts';
import { updateSteps, windowsRelease } from '#core/plans/windows-update.ts';

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
  const { raises, kin } = doing;
  const [first] = raises;
  if (first === undefined) return [];
  const shipped = shippedOf(raises, documents);
  if (shipped.length > 0)
    return [...shipped.flatMap(({ raise, files }) => shippedSteps(raise, files)), ...cautions(first, vendorTells)];
  if (raises.length === 1) {
    const along = kin === undefined ? [] : siblingSteps(raises, kin, documents);
    return [...path(first, documents), ...command(first, vendorTells), ...along, ...cautions(first, vendorTells)];
  }
  if (kin === undefined) return together(raises);
  return [...familySteps(raises, kin, documents), ...cautions(first, vendorTells)];
}

interface Shipped {
  readonly raise: Raise;
  readonly files: ReturnType<typeof shippedFiles>;
}

/** Each with its files, where a scanner saw all of them as files on hosts. */
function shippedOf(raises: readonly Raise[], documents: readonly InventoryDocument[]): readonly Shipped[] {
  const seen = raises.map((raise) => ({ raise, files: shippedFiles(raise, documents) }));
  return seen.every(({ files }) => files.length > 0) ? seen : [];
}

/** What to look out for with this version. */
function cautions({ component, closes, target }: Raise, vendorTells: boolean): readonly Sourced[] {
  const { version, written, breaking, beyond } = target;
  const steps: Sourced[] = [];
  if (version === undefined && beyond !== undefined) {
    const where = component.package === undefined ? 'its vendor’s notes' : 'the registry and its notes';
    const which = vendorTells ? ', as its vendor says' : `: no record names one without the flaw, so check ${where}`;
    steps.push({ text: `Take a release after ${beyond}${which}.`, source: recordsOf(closes) });
  }
  if (version !== undefined && written !== undefined) {
    steps.push({
      text: `Records name ${written}: ${version} is that release in the flavour in use here (${flavourOf(version)}). Check that the registry has it; else take the next one that does.`,
      source: recordsOf(closes),
    });
  } else if (version !== undefined && flavourOf(version) !== '' && isPlain(closes)) {
    steps.push({
      text: `${version} is one of several builds of that release: take the one for your platform.`,
      source: recordsOf(closes),
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

/** What is there now names no flavour. */
function isPlain(risks: Raise['closes']): boolean {
  return risks.every(({ match }) => flavourOf(match.component.version ?? '') === '');
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
  if (windowsRelease(component) !== undefined) return updateSteps(raise);
  if (found === undefined) {
    if (target.version === undefined || vendorTells) return [];
    return [
      { text: `Install ${called} ${target.version} as its vendor's notes say.`, source: recordsOf(raise.closes) },
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
    { text: `At least: ${listed}.`, source: recordsOf(raises.flatMap(({ closes }) => closes)) },
  ];
}

export function upgradeChecks({ doing }: Candidate, documents: readonly InventoryDocument[]): readonly Sourced[] {
  const shipped = doing.kind === 'upgrade' ? shippedOf(doing.raises, documents) : [];
  if (shipped.length > 0) return shipped.map(({ raise }) => shippedCheck(raise));
  const managed = managerFor(doing);
  if (managed === undefined) return [];
  const { manager, wanted } = managed;
  return isSafe(wanted) ? [{ text: manager.check(wanted), source: cite(manager) }] : [];
}

/** No upgrade without the way back from it. */
export function upgradeBack({ doing, assets }: Candidate, documents: readonly InventoryDocument[]): readonly Sourced[] {
  const isShipped = doing.kind === 'upgrade' && shippedOf(doing.raises, documents).length > 0;
  const manager = isShipped ? undefined : managerFor(doing)?.manager;
  if (manager !== undefined) return [{ text: `If something breaks: ${manager.back}`, source: cite(manager) }];
  const raised = doing.kind === 'upgrade' ? doing.raises[0]?.component : undefined;
  const isWindows = raised !== undefined && windowsHost(raised) !== undefined;
  const entry = goingBackOn(assets[0]?.kind ?? 'unknown', isWindows);
  const source = cite(entry);
  return [
    { text: `Before you begin: ${lower(entry.before)}`, source },
    { text: `If something breaks: ${entry.back}`, source },
  ];
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
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
