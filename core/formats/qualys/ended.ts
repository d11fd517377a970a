// `EOL/Obsolete Software: Microsoft ASP.NET 1.0 Detected`: a QID of its own for each thing that its maker mends no more.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import { systemOf } from '#core/formats/bases/stated-system.ts';

const titleCharactersMax = 300;

const obsolete = /^eol\/obsolete (software|operating system|hardware) ?: ?(\S.*?) (?:has been )?detected\.?$/i;

/**
 * What such a title names, as a name with its release in it: `8.5.x` is no version that could be held to ranges. Of an
 * operating system it is the one that is known to run there.
 */
export function endedIn(title: string | undefined, host: ScanHost): StatedComponent | undefined {
  const [, what = '', name] = obsolete.exec((title ?? '').slice(0, titleCharactersMax)) ?? [];
  if (name === undefined) return undefined;
  const system = /^operating/i.test(what) ? (host.system ?? systemOf(name).component) : undefined;
  return host.install(system ?? seenComponent({ name }));
}
