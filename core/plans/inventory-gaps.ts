// What the inventory leaves open, and the one export that would close most of it.
import { ln } from '#core/kernel/exact-math.ts';
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import { namedDistribution } from '#core/components/named-distribution.ts';
import type { Inventory } from '#core/components/inventory.ts';
import { isCertain, unrecognised, type Unrecognised } from '#core/components/products/unrecognised.ts';
import { softwareOf } from '#core/components/software.ts';
import { daysBetween, type Day } from '#core/kernel/days.ts';
import { isDistribution } from '#core/matching/look-up-names.ts';
import { isOfNoDistribution, isToldOtherwise } from '#core/matching/told-otherwise.ts';
import { windowsHost } from '#core/matching/windows-host.ts';

/** Lists and reports older than this may tell of machines that are updated or gone. */
const oldDays = 30;

/** With the names of some of what is counted, where somebody can mend them. */
type Line = readonly [text: string, count: number, names?: readonly string[]];

/** @param spokenOf components that some record of the feed speaks of */
export function inventoryGaps(
  { assets, documents }: Inventory,
  asOf: Day,
  spokenOf: ReadonlySet<Component>,
): readonly Line[] {
  const unknown = unrecognisedOn(assets, spokenOf);
  return [
    ['assets on which no program has a version: nothing on them can be compared', assets.filter(isUnversioned).length],
    [
      'assets with a Linux whose packages are not listed: nothing on them can be compared',
      assets.filter(lacksPackages).length,
    ],
    ['products not recognised by their name: nothing is looked up for them', unknown.count, unknown.names],
    [
      'packages whose distribution is not known, so that no record can be held to them: add /etc/os-release to their listing',
      assets.flatMap(softwareOf).filter(isOfNoDistribution).length,
    ],
    [
      `documents of the inventory over ${oldDays} days old`,
      documents.filter(({ createdOn }) => isOld(createdOn, asOf)).length,
    ],
    [`assets last seen over ${oldDays} days ago`, assets.filter(({ seenOn }) => isOld(seenOn, asOf)).length],
  ];
}

function unrecognisedOn(assets: Inventory['assets'], spokenOf: ReadonlySet<Component>): Unrecognised {
  return unrecognised(
    assets.map((asset) => ({ ...asset, components: softwareOf(asset) })),
    (one) => isKnown(one, spokenOf),
  );
}

function isKnown(component: Component, spokenOf: ReadonlySet<Component>): boolean {
  return spokenOf.has(component) || isToldOtherwise(component);
}

/** Whether what runs on every asset is told, by a name that is recognised and with a version. */
export function tellsAll({ assets }: Pick<Inventory, 'assets'>, spokenOf: ReadonlySet<Component>): boolean {
  const isTold = (asset: Asset): boolean =>
    softwareOf(asset).length > 0 && !isUnversioned(asset) && !lacksPackages(asset);
  const isRecognised = (component: Component): boolean => isKnown(component, spokenOf) || isCertain(component);
  return assets.every((asset) => isTold(asset) && softwareOf(asset).every(isRecognised));
}

function isUnversioned(asset: Asset): boolean {
  const software = softwareOf(asset);
  return software.length > 0 && software.every(({ version }) => version === undefined);
}

function isOld(on: Day | undefined, asOf: Day): boolean {
  return on !== undefined && daysBetween(on, asOf) > oldDays;
}

/** The reading of a list that says on how many devices a program is, and not on which. */
const summedFormat = 'Intune discovered apps, summed up';

interface Export {
  readonly text: string;
  /** In its place, where the inventory has the programs, but not by device. */
  readonly textIfSummed?: string;
  readonly isMissing: (asset: Asset) => boolean;
}

const exports: readonly Export[] = [
  {
    text: 'the list of devices with their OS version, from the tool that manages them (Intune: Devices, Export), or `Get-ComputerInfo` from each',
    isMissing: (asset) => softwareOf(asset).some(lacksBuild),
  },
  {
    text: 'the list of installed packages from each (`dpkg -l`, `rpm -qa` or `apk info -v`), with its /etc/os-release',
    isMissing: lacksPackages,
  },
  {
    text: 'the list of installed programs with their versions, from the tool that manages them (Intune: Apps, Monitor, Discovered apps, Export: AppInvRawData), or `winget list` from each',
    textIfSummed:
      'the export of programs by device in place of the one that sums them up: AppInvRawData, not AppInvAggregate (Intune: Apps, Monitor, Discovered apps, Export)',
    isMissing: ({ kind, ...asset }) =>
      isComputer(kind) && softwareOf(asset).filter((one) => windowsHost(one) === undefined).length === 0,
  },
  {
    text: 'the firmware or software version that each of them shows on its own status page, written into the list',
    isMissing: (asset) => !isComputer(asset.kind) && isUnversioned(asset),
  },
];

/** The export that would help most, by what the mission loses with the assets that it is about, and how many these are. */
export function bestExport({ assets, documents }: Inventory): string | undefined {
  const isSummed = ({ components }: Asset): boolean =>
    components.some(({ document }) => documents[document]?.format === summedFormat);
  const summed = new Set(assets.filter(isSummed));
  let best: { readonly weight: number; readonly text: string } | undefined;
  for (const { text, textIfSummed, isMissing } of exports) {
    const told = summed.size === 0 ? text : (textIfSummed ?? text);
    const missing = assets.filter((asset) => isMissing(asset) || (textIfSummed !== undefined && summed.has(asset)));
    const weight = missing.reduce((sum, asset) => sum + needOf(asset), 0);
    if (missing.length === 0 || weight <= (best?.weight ?? 0)) continue;
    const number = missing.length === 1 ? (missing[0]?.name ?? '') : `${missing.length} assets`;
    best = { weight, text: `for ${number}, ${told}` };
  }
  return best?.text;
}

function lacksBuild(component: Component): boolean {
  const host = windowsHost(component);
  return host !== undefined && (host.line === undefined || host.revision === undefined);
}

/** A distribution by its name alone. */
function lacksPackages(asset: Asset): boolean {
  const software = softwareOf(asset);
  return (
    software.some((one) => one.package === undefined && namedDistribution(one) !== undefined) &&
    !software.some(({ package: name }) => name !== undefined && isDistribution(name))
  );
}

function isComputer(kind: Asset['kind']): boolean {
  return kind === 'host' || kind === 'workstation' || kind === 'server';
}

const needs: Readonly<Record<Asset['criticality']['value'], number>> = {
  essential: 4,
  important: 2,
  unknown: 2,
  other: 1,
};

function needOf({ criticality, count }: Asset): number {
  return needs[criticality.value] * (1 + ln(Math.max(1, count)));
}
