import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** A program as winget lists it. */
export interface WingetProgram {
  readonly name: string;
  /** `Mozilla.Firefox`; `ARP\…` or `MSIX\…` for what winget's own source does not know. */
  readonly id: string;
  readonly version: string;
  readonly source: string | undefined;
}

/** Cut at the width of the window. */
const cut = /…$|\.\.\.$/;

export function addProgram({ name, id, version, source }: WingetProgram, host: ScanHost, tally: Tally): void {
  const isKnown = source === 'winget' && !cut.test(id) && /^[^.\\\s]+\.\S+$/.test(id);
  const isCut = cut.test(name) || name === '';
  if (isCut && !isKnown)
    tally.add('name is cut short, and its id does not say it; the program is kept', `${name} ${id}`);
  const component = seenComponent({
    name: isCut && isKnown ? id : name === '' ? id : name,
    vendor: isKnown ? id.slice(0, id.indexOf('.')) : undefined,
    version: versionIn(version, name, tally),
  });
  if (host.install(component) !== component) tally.add('component listed again', name);
}

/** `< 1.2` and `> 1.2` are what winget can tell of a version that it does not know. */
function versionIn(stated: string, name: string, tally: Tally): string | undefined {
  if (
    /^[<>]/.test(stated) ||
    cut.test(stated) ||
    /^(?:unknown|unbekannt|inconnu|desconocido|sconosciuto)$/i.test(stated)
  ) {
    tally.add('version is not known exactly; the program is kept without', `${name} ${stated}`);
    return undefined;
  }
  if (stated === '') tally.add('version is missing; the component is kept', name);
  return stated === '' ? undefined : stated;
}
