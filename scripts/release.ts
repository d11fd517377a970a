// Builds a release into a folder, from this checkout alone: the same checkout and feed give the same bytes.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDeskPage } from '#scripts/bundle-desk.ts';
import { bundleInto } from '#scripts/bundle.ts';
import { billOfMaterials, subjectOf } from '#scripts/release/bill-of-materials.ts';
import { bundledPackages, licencesOf } from '#scripts/release/bundled-packages.ts';
import { packageFiles } from '#scripts/release/package-files.ts';
import { feedFrom, feedOfSources } from '#scripts/release/ready-feed.ts';
import { faultsOf, fingerprint, privateKey, publicKey, writeSums } from '#scripts/release/sums.ts';
import { tarballOf } from '#scripts/release/tarball.ts';
import { windowsZipOf } from '#scripts/release/windows-zip.ts';

const usage = `npm run release -- --out DIR [--feed FEED | --sources FOLDER] [--key PRIVATE.pem]
npm run release -- --verify DIR [--key PUBLIC.pem]

The first builds a release into DIR, which must not hold anything yet. The second checks one: every sum, that nothing
lies beside what is summed, and with a key the signature. Exit status: 0 done or right, 2 not.
`;

const root = dirname(import.meta.dirname);

interface Options {
  readonly out?: string | undefined;
  readonly verify?: string | undefined;
  readonly feed?: string | undefined;
  readonly sources?: string | undefined;
  readonly key?: string | undefined;
}

async function run(): Promise<void> {
  const text = { type: 'string' } as const;
  const options: Options = parseArgs({
    options: { out: text, verify: text, feed: text, sources: text, key: text },
  }).values;
  if ((options.out === undefined) === (options.verify === undefined))
    throw new Error(`say --out or --verify\n\n${usage}`);
  if (options.feed !== undefined && options.sources !== undefined) throw new Error(`--feed or --sources\n\n${usage}`);
  if (options.verify !== undefined) check(options.verify, options.key);
  if (options.out !== undefined) await build(resolve(options.out), options);
}

function check(folder: string, keyPath: string | undefined): void {
  const key = keyPath === undefined ? undefined : publicKey(keyPath);
  const faults = faultsOf(folder, key);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) throw new Error(`${folder} is not as it was released`);
  console.log(
    key === undefined
      ? 'every file is as its sum says; who made the sums was not checked: name a key with --key'
      : `every file is as its sum says, and the sums are signed with the key ${fingerprint(key)}`,
  );
}

async function build(out: string, options: Options): Promise<void> {
  if (existsSync(out) && readdirSync(out).length > 0) throw new Error(`${out}: holds something already`);
  const key = options.key === undefined ? undefined : privateKey(options.key);
  const scratch = mkdtempSync(join(tmpdir(), 'breakwater-release-'));
  // Beside its place, so that it gets there whole or not at all.
  const made = `${out}.${process.pid}.tmp`;
  try {
    mkdirSync(made, { recursive: true });
    await writeParts(made, scratch, options);
    writeSums(made, key);
    rmSync(out, { recursive: true, force: true });
    renameSync(made, out);
  } finally {
    for (const folder of [scratch, made]) rmSync(folder, { recursive: true, force: true });
  }
  console.log(readFileSync(join(out, 'SHA256SUMS'), 'utf8').trimEnd());
  console.log(key === undefined ? 'not signed: no --key' : `signed with the key ${fingerprint(key)}`);
}

async function writeParts(folder: string, scratch: string, { feed, sources }: Options): Promise<void> {
  const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
  const subject = subjectOf(root);
  const stem = `${subject.name}-${subject.version}`;
  const page = await makeDeskPage();
  const packages = bundledPackages(root, { command: await bundleInto(scratch), page: page.modules });
  const licences = licencesOf(root, packages);
  const files = packageFiles(root, { bundle: scratch, page: page.text, licences });
  put(`${stem}.tgz`, tarballOf(files));
  put(`${stem}-windows.zip`, windowsZipOf(files, stem));
  put('breakwater.html', page.text);
  put('THIRD-PARTY-LICENSES.txt', licences);
  put(`${stem}.cdx.json`, billOfMaterials(subject, packages, committedAt()));
  const ready = feed !== undefined ? feedFrom(feed) : sources === undefined ? undefined : await feedOfSources(sources);
  if (ready === undefined) {
    console.error('without a feed: neither --feed nor --sources');
    return;
  }
  put(ready.name, ready.bytes);
  console.log(ready.told);
}

/** When the sources were committed; a clock would differ from one build to the next. */
function committedAt(): string | undefined {
  const git = (...words: readonly string[]): string =>
    spawnSync('git', words, { cwd: root, encoding: 'utf8' }).stdout ?? '';
  if (git('status', '--porcelain') !== '') console.error('the checkout holds changes that are not committed');
  const seconds = git('log', '-1', '--format=%ct').trim();
  return /^\d+$/.test(seconds) ? new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') : undefined;
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
