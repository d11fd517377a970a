import type { Component } from '#core/components/component.ts';
import { windowsHost } from '#core/matching/windows-host.ts';

/**
 * Whether what the component is can be told by more than its name: by an exact identity, as a Windows operating system, or,
 * of a package whose distribution nobody states, once somebody does.
 */
export function isToldOtherwise(component: Component): boolean {
  const { package: name, cpes } = component;
  if (name !== undefined || cpes.length > 0 || isOfNoDistribution(component)) return true;
  return windowsHost(component) !== undefined;
}

/** A package that no record can be held to before its distribution is known. */
export function isOfNoDistribution({ untold }: Pick<Component, 'untold'>): boolean {
  return untold?.includes('distribution') === true;
}
