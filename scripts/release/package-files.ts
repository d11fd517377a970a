// What the package holds: what `npm pack` would put into it, and the licences of what is bundled.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '#scripts/release/manifest.ts';
import { walk } from '#sources/archive/walk.ts';
import type { PackedFile } from '#scripts/release/packed-file.ts';

/** What somebody planned while trying the examples is no part of them; `files` in package.json says the same. */
const ownFile = /(^|\/)breakwater\.state[^/]*$/;

/** What a manifest says of a package that is already built. */
const published = ['name', 'version', 'description', 'license', 'type', 'engines', 'bin'] as const;

interface Built {
  /** The folder with the bundled command. */
  readonly bundle: string;
  /** The text of breakwater.html. */
  readonly page: string;
  /** The text of all licences of what is in both. */
  readonly licences: string;
}

/** The files in the order of their names. */
export function packageFiles(root: string, { bundle, page, licences }: Built): readonly PackedFile[] {
  const files = [
    packed('package.json', publishedManifest(readManifest(root))),
    packed('README.md', readFileSync(join(root, 'README.md'))),
    packed('LICENSE', readFileSync(join(root, 'LICENSE'))),
    packed('THIRD-PARTY-LICENSES.txt', licences),
    ...readdirSync(join(root, 'bin')).map((name) => packed(`bin/${name}`, readFileSync(join(root, 'bin', name)))),
    ...readdirSync(bundle).map((name) => packed(`dist/${name}`, readFileSync(join(bundle, name)))),
    packed('dist/breakwater.html', page),
    ...walk([join(root, 'examples')])
      .files.filter(({ name }) => !ownFile.test(name))
      .map(({ path, name }) => packed(`examples/${name}`, readFileSync(path))),
  ];
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function packed(name: string, content: string | Uint8Array): PackedFile {
  return { name, bytes: Buffer.from(content), isProgram: name === 'bin/breakwater.mjs' };
}

/**
 * Without dependencies: they are bundled, and whoever installs the package must need neither them nor a network. Without
 * scripts: an installation runs nothing.
 */
function publishedManifest(manifest: Readonly<Record<string, unknown>>): string {
  const kept = Object.fromEntries(published.map((name) => [name, manifest[name]]));
  return `${JSON.stringify(kept, undefined, 2)}\n`;
}
