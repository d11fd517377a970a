// Our own bill of materials: CycloneDX 1.6, ECMA-424.
import { createHash } from 'node:crypto';
import { textOf } from '#core/kernel/json.ts';
import { readManifest } from '#scripts/release/manifest.ts';
import type { BundledPackage } from '#scripts/release/bundled-packages.ts';

interface Subject {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly licence: string;
}

export function subjectOf(root: string): Subject {
  const manifest = readManifest(root);
  const said = (key: string): string => textOf(manifest[key]) ?? '';
  return { name: said('name'), version: said('version'), description: said('description'), licence: said('license') };
}

/** The runtime is not a part of the release, and every user has another: it is said here, not listed as a component. */
const runtime = 'Node.js >= 26, installed by the user';

/**
 * @param at when the sources were committed, RFC 3339; left out where nobody knows: a clock would make two releases of the
 * same sources differ
 */
export function billOfMaterials(subject: Subject, packages: readonly BundledPackage[], at: string | undefined): string {
  const ref = purlOf(subject);
  const refs = new Map(packages.map((one) => [one.name, purlOf(one)]));
  const needed = new Set(packages.flatMap(({ needs }) => needs));
  const content = {
    version: 1,
    metadata: {
      ...(at === undefined ? {} : { timestamp: at }),
      lifecycles: [{ phase: 'build' }],
      tools: { components: [{ type: 'application', name: 'breakwater release', version: subject.version }] },
      component: {
        type: 'application',
        'bom-ref': ref,
        name: subject.name,
        version: subject.version,
        description: subject.description,
        licenses: [licenceOf(subject.licence)],
        purl: ref,
        properties: [{ name: 'breakwater:runtime', value: runtime }],
      },
    },
    components: packages.map(componentOf),
    dependencies: [
      { ref, dependsOn: packages.filter(({ name }) => !needed.has(name)).map(purlOf) },
      ...packages.map((one) => ({ ref: purlOf(one), dependsOn: one.needs.flatMap((name) => refs.get(name) ?? []) })),
    ],
    compositions: [{ aggregate: 'complete', dependencies: [ref] }],
  };
  const head = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}`,
  };
  return `${JSON.stringify({ ...head, ...content }, undefined, 2)}\n`;
}

function componentOf(one: BundledPackage): object {
  return {
    type: 'library',
    'bom-ref': purlOf(one),
    name: one.name,
    version: one.version,
    scope: 'required',
    hashes: [sha512Of(one)],
    licenses: [licenceOf(one.licence)],
    purl: purlOf(one),
    properties: one.places.map((place) => ({ name: 'breakwater:bundledInto', value: place })),
  };
}

function purlOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function licenceOf(stated: string): object {
  return /^[\w.+-]+$/.test(stated) ? { license: { id: stated } } : { expression: stated };
}

/** The digest of the package as the registry published it. */
function sha512Of({ name, integrity }: BundledPackage): object {
  const [kind, digest = ''] = integrity.split('-', 2);
  if (kind !== 'sha512') throw new Error(`the integrity of ${name} is no SHA-512`);
  return { alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') };
}

/** RFC 9562 §5.8, from the content: the same bill has the same number. */
function uuidOf(content: string): string {
  const bytes = createHash('sha256').update(content).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
