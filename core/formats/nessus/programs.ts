// The programs and packages that an item of a report is about.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { NessusItem } from '#core/formats/nessus/item.ts';
import { unsupportedWindowsPlugin } from '#core/formats/nessus/unsupported-windows.ts';
import { foundIn, versionsIn, type Found } from '#core/formats/bases/scan-output.ts';
import { asJar } from '#core/formats/bases/jar-package.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import {
  componentOfCpe,
  packageComponent,
  partOfCpe,
  seenComponent,
  splitPackage,
  type HostDistribution,
} from '#core/formats/bases/seen-component.ts';
import { distributionOf } from '#core/formats/bases/stated-system.ts';

/** A program, and what the scanner says mends it. */
export interface Program {
  readonly component: StatedComponent | undefined;
  readonly fixedIn: readonly string[];
  readonly path: string | undefined;
}

/** Names a program before a version, or before what is wrong with it: `Apache 2.4.x < 2.4.46 Multiple Vulnerabilities`. */
const titled =
  /^(.{2,80}?)(?: Server-Side)?(?: v?\d[\w.]*)?(?: (?:<=?|>=?|prior to|unsupported|installed|detection|detected|version detection|end of life|seol)(?![\w-]))/i;

/** One for each program that the item tells the version of; one without any where it tells none. */
export function programsOf(item: NessusItem, host: ScanHost): readonly Program[] {
  const distribution = distributionOf(host.systemText ?? '') ?? distributionOf(item.title);
  const programs: Program[] = [];
  const packages: Program[] = [];
  for (const found of foundIn(item.output)) {
    const packaged = packageOf(found, distribution);
    if (packaged !== undefined) packages.push(packaged);
    else {
      const component = programOf(item, found, host);
      if (component !== undefined)
        programs.push({ component: asJar(component, found.path), fixedIn: versionsIn(found.fixed), path: found.path });
    }
  }
  const first = foremost(packages, item, host);
  if (first !== undefined) programs.push(first);
  return programs.length > 0 ? programs : [{ component: withoutVersion(item, host), fixedIn: [], path: undefined }];
}

function packageOf(found: Found, distribution: HostDistribution | undefined): Program | undefined {
  const split = splitPackage(found.installed ?? '', distribution?.type);
  if (split === undefined) return undefined;
  const fixed = splitPackage(found.fixed ?? '', distribution?.type)?.version;
  const component = packageComponent(distribution, split.name, split.version);
  return { component, fixedIn: fixed === undefined ? [] : [fixed], path: undefined };
}

/**
 * The packages of one advisory are mended by one update, so the result is told once: of the package that the title names,
 * else of the first. All of them run on the host.
 */
function foremost(packages: readonly Program[], { title }: NessusItem, host: ScanHost): Program | undefined {
  for (const { component } of packages) if (component !== undefined) host.install(component);
  const named = packages.find(({ component }) => component !== undefined && title.includes(` : ${component.name} `));
  return named ?? packages[0];
}

function programOf(item: NessusItem, found: Found, host: ScanHost): StatedComponent | undefined {
  const [version] = versionsIn(found.installed);
  const stated = version ?? /^\d[\w.-]*$/.exec(found.installed ?? '')?.[0];
  if (stated === undefined) return undefined;
  if (found.product !== undefined)
    return seenComponent({ name: found.product, version: stated, cpes: onlyProgram(item) });
  const [cpe] = onlyProgram(item);
  if (cpe !== undefined) return componentOfCpe(cpe, stated);
  if (item.cpes.some((one) => partOfCpe(one) === 'system')) return host.system;
  const name = titled.exec(item.title)?.[1];
  return name === undefined ? undefined : seenComponent({ name, version: stated });
}

/** What an item that tells no version is about, where that is plain: the operating system, a CPE with its version. */
function withoutVersion(item: NessusItem, host: ScanHost): StatedComponent | undefined {
  if (item.plugin === unsupportedWindowsPlugin) return host.system;
  const [cpe] = onlyProgram(item);
  const component = cpe === undefined ? undefined : componentOfCpe(cpe);
  // A CPE without a version says what the plugin may concern, not what it saw.
  if (component?.version !== undefined) return component;
  const systems = item.cpes.filter((one) => partOfCpe(one) === 'system');
  return systems.length > 0 && systems.length === item.cpes.length ? host.system : undefined;
}

/** The item's CPE where it names one program and no other: several leave open which one it saw, and a standard is none. */
function onlyProgram({ cpes }: NessusItem): readonly string[] {
  const programs = cpes.filter((one) => partOfCpe(one) === 'program' && !/^cpe:\/a:ietf:/i.test(one));
  return programs.length === 1 ? programs : [];
}
