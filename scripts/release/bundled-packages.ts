// Which packages of others are in what is released, with what the lock file says of them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { recordOf, textOf } from '#core/kernel/json.ts';
import { readManifest } from '#scripts/release/manifest.ts';

/** Where it was bundled into. */
export type Place = 'command' | 'page';

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As the package states it: an SPDX expression. */
  readonly licence: string;
  /** Subresource Integrity of the package as it was published. */
  readonly integrity: string;
  readonly places: readonly Place[];
  /** Names of those of the others that it depends on. */
  readonly needs: readonly string[];
}

/** @param modules by place, the modules that the bundler put into it */
export function bundledPackages(root: string, modules: Readonly<Record<Place, readonly string[]>>): BundledPackage[] {
  const lock = recordOf(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const locked = recordOf(lock?.['packages']) ?? {};
  const command = new Set(modules.command.flatMap(packageOf));
  const page = new Set(modules.page.flatMap(packageOf));
  const names = [...new Set([...command, ...page])].sort();
  return names.map((name) => {
    const entry = recordOf(locked[`node_modules/${name}`]) ?? {};
    const [version, licence, integrity] = [entry['version'], entry['license'], entry['integrity']].map(textOf);
    if (version === undefined || licence === undefined || integrity === undefined) {
      throw new Error(`package-lock.json does not say version, licence and integrity of ${name}, which is bundled`);
    }
    const places: Place[] = [
      ...(command.has(name) ? ['command' as const] : []),
      ...(page.has(name) ? ['page' as const] : []),
    ];
    // What is bundled is what is installed.
    if (readManifest(join(root, 'node_modules', name))['version'] !== version) {
      throw new Error(`${name} is installed in another version than package-lock.json says: run \`npm ci\``);
    }
    const dependencies = recordOf(entry['dependencies']) ?? {};
    const needs = names.filter((other) => Object.hasOwn(dependencies, other));
    return { name, version, licence, integrity, places, needs };
  });
}

/** The bundler's own few lines are a part of what is released, too. */
function packageOf(module: string): readonly string[] {
  if (module.startsWith('\0rolldown/')) return ['rolldown'];
  const path = module.split(/[\\/]node_modules[\\/]/).at(-1);
  if (path === undefined || path === module) return [];
  const [first = '', second = ''] = path.split(/[\\/]/);
  return [first.startsWith('@') ? `${first}/${second}` : first];
}

/** The licence texts, which MIT, ISC and Apache-2.0 ask to be handed on with what they cover. */
export function licencesOf(root: string, packages: readonly BundledPackage[]): string {
  const parts = packages.map(({ name, version, licence }) => {
    const folder = join(root, 'node_modules', name);
    const texts = readdirSync(folder)
      .filter((file) => /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i.test(file))
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
    const told = texts.length > 0 ? texts.join('\n\n') : stated(folder, licence);
    return `${name} ${version} (${licence})\n\n${told}\n`;
  });
  return [`Breakwater's bundles hold parts of these packages, under their own licences.\n`, ...parts].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

function stated(folder: string, licence: string): string {
  const { author } = readManifest(folder);
  const by = typeof author === 'string' ? `, by ${author}` : '';
  return `The package holds no text of its licence; it states ${licence}${by}.`;
}
