// The names that records on a Windows operating system stand under.
import type { Component } from '#core/components/component.ts';
import type { LookUpName } from '#core/feed/feed.ts';
import type { LookUp } from '#core/matching/look-up-names.ts';
import { isOfFamily, type WindowsHost } from '#core/matching/windows-host.ts';
import { windowsLines } from '#core/components/products/windows-lines.ts';

/** How a name stands to a host. */
export type WindowsNaming =
  /** Of its line. */
  | 'own'
  /** Of its line's Server Core installation, where nobody said whether the host is one. */
  | 'core'
  /** Of the other kind of installation of its line: looked up to tell records that leave the host out. */
  | 'other installation'
  /** Of several lines: it speaks of this one only where its builds do. */
  | 'shared'
  /** Of a line that the host may be of: which one was not stated. */
  | 'open';

/** The catalogue of exploited vulnerabilities names no line. */
export const windowsByCatalogue: LookUpName = 'product:microsoft/windows';

export function windowsLookUps(component: Component, host: WindowsHost): readonly LookUp[] {
  return names(host).map(([name, naming]) => ({
    name,
    by: name.startsWith('cpe:') ? ('cpe' as const) : ('product' as const),
    version: component.version,
    release: undefined,
    cpe: undefined,
    windows: { host, naming },
  }));
}

function names({ line, family, isServer, isCore }: WindowsHost): readonly (readonly [LookUpName, WindowsNaming])[] {
  const named = new Map<LookUpName, WindowsNaming>();
  const add = (list: readonly LookUpName[], naming: WindowsNaming): void => {
    for (const name of list) if (!named.has(name)) named.set(name, naming);
  };
  if (line === undefined) {
    // A bare `Windows` may be any.
    const isBare = family === undefined && !isServer;
    const lines = windowsLines.filter((one) => isBare || (one.isServer === isServer && isOfFamily(one, family)));
    for (const one of lines) add([...one.own, ...one.core, ...one.shared], 'open');
  } else {
    const isInstalledCore = isCore === true && !line.isCoreOnly;
    const byProduct = line.own.filter((name) => name.startsWith('product:'));
    add(line.core, isInstalledCore ? 'own' : isCore === false ? 'other installation' : 'core');
    add(byProduct, isInstalledCore ? 'other installation' : 'own');
    add(line.own, 'own');
    add(line.shared, 'shared');
  }
  add([windowsByCatalogue], 'shared');
  return [...named];
}
