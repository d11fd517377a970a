// How far a Windows is updated, from what tests read of its files and of its registry.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { windowsHost } from '#core/matching/windows-host.ts';

/** Releases whose files all bear the number of the first of them: what the later ones add is only switched on. */
const sharing: readonly (readonly number[])[] = [
  [18_362, 18_363],
  [19_041, 19_042, 19_043, 19_044, 19_045],
  [22_621, 22_631],
  [26_100, 26_200],
];

/**
 * The full build of a system by the version of its kernel's file, which every cumulative update replaces; `undefined` where
 * it may be that of several releases, or of none that this one is.
 */
export function buildByKernel(system: StatedComponent, version: string): string | undefined {
  const [, number = '', revision = ''] = /^10\.0\.(\d{5})\.(\d{1,5})$/.exec(version) ?? [];
  const host = windowsHost({ ...system, document: 0 });
  if (host === undefined || number === '') return undefined;
  const [first = Number(number), ...others] = sharing.find(([one]) => one === Number(number)) ?? [];
  const build = host.build ?? (others.length === 0 ? first : undefined);
  return build !== undefined && [first, ...others].includes(build) ? `10.0.${build}.${revision}` : undefined;
}

/** What one test's output says of the system that it looked at. */
export interface ReadBuild {
  /** Exactly: `10.0.19045.4894`. */
  readonly build?: string | undefined;
  /** The version of the kernel's file. */
  readonly kernel?: string | undefined;
}

const textCharactersMax = 10_000;

/** Nothing is read from what a text says that there should be. */
export function buildIn(text: string | undefined): ReadBuild {
  const read = text?.slice(0, textCharactersMax) ?? '';
  const build = shownBuild.exec(read)?.[1] ?? registeredBuild(read);
  return {
    build: build === undefined ? undefined : `10.0.${build}`,
    kernel: (checkedKernel.exec(read) ?? unpatchedKernel.exec(read))?.[1],
  };
}

const shownBuild = /^[ \t]*OS Build[ \t]*[:=]?[ \t]*(\d{5}\.\d{1,5})[ \t]*\r?$/im;
const checkedKernel = /\\ntoskrnl\.exe\s{1,9}File version\s{0,9}:\s{0,9}(10\.0\.\d{5}\.\d{1,5})\b/i;
const unpatchedKernel =
  /\\ntoskrnl\.exe has not been patched\.?\s{1,9}Remote version\s{0,9}:\s{0,9}(10\.0\.\d{5}\.\d{1,5})\b/i;

function registeredBuild(text: string): string | undefined {
  const number = /\bCurrentBuild(?:Number)?\b\W{0,5}(\d{5})\b/i.exec(text)?.[1];
  const revision = /\bUBR\b\W{0,5}(\d{1,5})\b/.exec(text)?.[1];
  return number === undefined || revision === undefined ? undefined : `${number}.${revision}`;
}
