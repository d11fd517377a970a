// Windows is mended by one cumulative update for each of its releases, whatever the edition and whatever the machine.
import type { Component } from '#core/components/component.ts';
import { windowsHost } from '#core/matching/windows-host.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Raise } from '#core/plans/candidate.ts';
import { recordsOf } from '#core/plans/records.ts';

const known = new WeakMap<Component, string>();

/** The release of Windows that a component is: `Windows 10 Version 22H2`; `undefined` where it is none, or can't be told. */
export function windowsRelease(component: Component): string | undefined {
  if (component.package !== undefined) return undefined;
  const found = known.get(component) ?? windowsHost(component)?.line?.title ?? '';
  known.set(component, found);
  return found === '' ? undefined : found;
}

/** `19045.4894` of `10.0.19045.4894`: as Windows itself shows it. */
export function buildOf(version: string): string {
  return version.replace(/^\d+\.\d+\.(?=\d+\.\d)/, '');
}

/** How to install it: the number of the update where a record names one, and every way that machines are managed. */
export function updateSteps({ closes, target }: Raise): readonly Sourced[] {
  if (target.version === undefined) return [];
  const numbers = new Set(
    closes.flatMap(({ match }) =>
      (match.fixedBy ?? []).flatMap(({ update, version }) => (version === target.version ? [update] : [])),
    ),
  );
  const [number] = numbers;
  const named = number === undefined ? '' : `, ${number}`;
  return [
    {
      text: `Install the cumulative update that brings build ${buildOf(target.version)} or a later one${named}: through Windows Update, WSUS or Intune, or from the Microsoft Update Catalog. It holds all earlier ones.`,
      source: recordsOf(closes),
    },
  ];
}
