// A program as a Windows lists it among what is installed, which names updates in the same list.
import { seenComponent, type Seen } from '#core/formats/bases/seen-component.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';

const updateNumber = /\bKB\d{6,8}\b/;

/** `Security Update for Windows Server 2003 (KB923561)` is an update, and no program. */
export function installProgram(program: Seen, host: ScanHost): void {
  const number = updateNumber.exec(program.name)?.[0];
  if (number === undefined) host.install(seenComponent(program));
  else host.updates.add(number);
}
