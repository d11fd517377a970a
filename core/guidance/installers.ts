// All package managers that guidance knows, and what may stand in a command.
import { languages } from '#core/guidance/languages.ts';
import { distributions } from '#core/guidance/distributions.ts';
import type { Installer } from '#core/guidance/installer.ts';
import type { PackageName } from '#core/components/package-name.ts';

const managers: ReadonlyMap<string, Installer> = new Map(
  [...languages, ...distributions].flatMap((manager) => manager.types.map((type) => [type, manager] as const)),
);

/** The manager of a package and what it calls it; `undefined` for types that no entry covers. */
export function installerOf(name: PackageName): { readonly manager: Installer; readonly called: string } | undefined {
  const parts = name.split('/');
  const manager = managers.get(parts[0] ?? '');
  const last = parts.at(-1);
  if (manager === undefined || last === undefined || parts.length < 2) return undefined;
  return { manager, called: manager.nameOf(parts.slice(1, -1).join('/'), last) };
}

/**
 * Whether a name or version can stand in a command that people copy: no character that a shell would act on, none that
 * begins an option. Names come from outside, and a command line is the most dangerous place for them.
 */
export function safeInCommand(text: string): boolean {
  return text.length <= 214 && /^[A-Za-z0-9@][A-Za-z0-9@._+:~/-]*$/.test(text);
}
