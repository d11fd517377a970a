// Plugin 108797, "Unsupported Windows OS (remote)": it speaks where the scanner is sure of the system, and names it.
import { linesOf } from '#core/formats/bases/scan-output.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import { runs, systemOf } from '#core/formats/bases/stated-system.ts';

export const unsupportedWindowsPlugin = '108797';

const heading = /^The following Windows version is installed and not supported:$/i;

/** The system that it names is the host's, where nothing else told it. */
export function runsUnsupported(host: ScanHost, output: string): void {
  const named = systemNamed(output);
  if (named === undefined || host.system !== undefined) return;
  // What stands there is a guess between several.
  host.systemText = undefined;
  runs(host, named);
  host.system ??= host.install(
    systemOf(named).component ?? seenComponent({ name: named.replace(/^Microsoft /i, ''), vendor: 'Microsoft' }),
  );
}

/** `Microsoft Windows 7 Professional Service Pack 1`; of several, what all of them have in common. */
function systemNamed(output: string): string | undefined {
  const lines = linesOf(output);
  const told = lines.slice(lines.findIndex((line) => heading.test(line)) + 1);
  const [first = '', ...others] = told.length === lines.length ? [] : told;
  const words = first.split(/\s+/);
  const same = words.findIndex((word, at) => others.some((other) => other.split(/\s+/)[at] !== word));
  const common = words.slice(0, same < 0 ? words.length : same).join(' ');
  const name = others.length === 0 ? common : common.replace(/ (?:Service Pack|for|with)$/i, '');
  // Of "Microsoft Windows" alone nothing is known.
  return /\bwindows (?:server )?(?:xp|vista|\d)/i.test(name) ? name : undefined;
}
