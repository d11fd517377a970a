// Firmware of firewalls, switches, hypervisors and storage.
import type { Translated } from '#core/components/products/translated-version.ts';

function first(pattern: RegExp, version: string): Translated {
  const found = pattern.exec(version)?.[1];
  return { version: found, branch: found };
}

/** `v7.2.5 build 1517`, `FortiOS v7.2.5,build1517,230606 (GA.F)`: records compare 7.2.5. */
export function fortinet(version: string): Translated {
  return first(/(?:^|[^\d.])(\d{1,2}\.\d{1,2}\.\d{1,3})/, version);
}

/** `10.1.9-h3`. */
export function panOs(version: string): Translated {
  return first(/(?:^|[^\d.])(\d{1,2}\.\d{1,2}\.\d{1,3}(?:-[bch]\d{1,3})?)/, version);
}

/** `7.0.4 (build 55)`, `7.0.4-55`, `SFOS 19.5.3 MR-3-Build652`, `MX 18.107.2`. */
export function threeOrFourNumbers(version: string): Translated {
  return first(/(?:^|[^\d.])(\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?![\d.])/, version);
}

/** `16.12.05b` on the console is `16.12.5b` in records, `03.16.04b.S` is `3.16.4bS`; `15.2(7)E3` and `9.3(5)` stay. */
export function ios(version: string): Translated {
  const found =
    /(?:^|[^\d.])(\d{1,2}\.\d{1,2}\([\w.]{1,8}\)[\w.]{0,12}|\d{1,2}(?:\.\d{1,3}){1,3}[a-z]{0,2}(?:\.?[A-Z]{1,3}\d{0,2})?)/.exec(
      version,
    )?.[1];
  const plain = found
    ?.replace(/(^|\.)0+(?=\d)/g, '$1')
    .replace(/\.(?=[A-Z]+$)/, '')
    .replace(/\.$/, '');
  return { version: plain, branch: plain };
}

/** `9.16(4)57` on the console is `9.16.4.57` in records. */
export function asa(version: string): Translated {
  return first(
    /(?:^|[^\d.])(\d{1,2}(?:\.\d{1,3}){1,4})(?![\d.])/,
    version.replace(/(\d\.\d{1,2})\((\d{1,2})\)(\d{0,3})/, (_, train: string, one: string, two: string) =>
      [train, one, two].filter((part) => part !== '').join('.'),
    ),
  );
}

/** `3.1.0.518 patch 3` is `3.1.0 p3` in records. A whole build without a patch leaves the patch open. */
export function ise(version: string): Translated {
  const [, numbers = '', patch] =
    /(\d\.\d(?:\.\d){0,1})(?:\.\d{3})?(?:[\s-]*p(?:atch)?\s*(\d{1,2}))?/i.exec(version) ?? [];
  if (numbers === '') return { version: undefined, branch: undefined };
  const branch = /^\d\.\d$/.test(numbers) ? `${numbers}.0` : numbers;
  if (patch !== undefined) return { version: `${branch} p${patch}`, branch };
  return { version: /\d\.\d\.\d\.\d{3}/.test(version) ? undefined : branch, branch };
}

/** `22.4R2`, `9.1R14.4 (build 16035)`. */
export function ivanti(version: string): Translated {
  return first(/(\d{1,2}\.\d{1,2}R\d{1,2}(?:\.\d{1,2}){0,2})/, version.replace(/(?<=\d)r(?=\d)/g, 'R'));
}

/**
 * `13.1-49.15`, `NS13.1: Build 49.15.nc`. The builds of FIPS and NDcPP are counted apart, so that they can't be compared
 * with those of the same release.
 */
export function netscaler(version: string): Translated {
  if (/fips|ndcpp/i.test(version)) return { version: undefined, branch: undefined };
  const found = /(\d{2}\.\d)(?:[-\s:,]|build|\.){1,12}(\d{1,3}\.\d{1,3})/i.exec(version);
  const plain = found === null ? undefined : `${found[1] ?? ''}-${found[2] ?? ''}`;
  return { version: plain, branch: plain };
}

/** The last number of `21.2R3-S8.5` counts builds of one release, and is in no record. */
export function junos(version: string): Translated {
  const found = /(\d{2}\.\d(?:R\d{1,2}(?:-S\d{1,2})?|X\d{2,3}-D\d{1,3}))(?:\.\d{1,2})?(-EVO)?/i.exec(version);
  const plain = found === null ? undefined : `${found[1] ?? ''}${found[2] ?? ''}`.toUpperCase();
  return { version: plain, branch: plain };
}

/** `SonicOS 7.0.1-5145-R2345`, `SonicOS Enhanced 6.5.4.13-105n`. */
export function sonicOs(version: string): Translated {
  return first(/(\d\.\d\.\d{1,2}(?:\.\d{1,2})?-\d{1,5}[a-z]?(?:-\d\d-\d{3,4})?)/, version);
}

/** Releases are told by name, `R81.20`; the take of a hotfix is in no record. */
export function checkPoint(version: string): Translated {
  return first(/(R\d{2}(?:\.\d{1,2})?)/, version.replace(/\br(?=\d)/g, 'R'));
}

/** `V5.37(ABPS.1)` is `5.37 Patch 1` in records; those of storage, which end in `C0`, keep their spelling. */
export function zyxel(version: string): Translated {
  if (/\)C\d$/.test(version)) return { version, branch: version };
  const found = /v?(\d\.\d{2})(?:\([A-Z]{4}\.(\d{1,2})\)|\s*patch\s*(\d{1,2}))?/i.exec(version);
  if (found === null) return { version: undefined, branch: undefined };
  const patch = found[2] ?? found[3] ?? '0';
  const plain = `${found[1] ?? ''}${patch === '0' ? '' : ` Patch ${patch}`}`;
  return { version: plain, branch: plain };
}

/** `6.49.10 (long-term)`, `7.1rc3`. */
export function routerOs(version: string): Translated {
  return first(/(?:^|[^\d.])(\d\.\d{1,2}(?:\.\d{1,2})?(?:(?:rc|beta)\d{1,2})?)/, version);
}

/** `7.0 Update 3 / build 20328353`, `7.0.3, 20328353`: `ESXi70U3-20328353` in records, which count builds. */
export function esxi(version: string): Translated {
  const [, major = '', minor = ''] = /(?:^|\D)(\d)\.(\d)/.exec(version) ?? [];
  const update = /(?:update|u)\s*(\d)/i.exec(version)?.[1] ?? /\d\.\d\.(\d)(?!\d)/.exec(version)?.[1] ?? '0';
  const build = /(?:^|\D)(\d{7,8})(?:\D|$)/.exec(version)?.[1];
  if (major === '' || build === undefined) return { version: undefined, branch: undefined };
  const plain = `ESXi${major}${minor}${update === '0' ? '' : `U${update}`}-${build}`;
  return { version: plain, branch: plain };
}

/** `7.0 Update 3s` is `7.0 U3s` in records; numbers as `7.0.3.02100` leave the letter out, which decides. */
export function vcenter(version: string): Translated {
  const [, release = '', update = ''] = /(\d\.\d)\s*(?:update|u)\s*(\d[a-z]?)/i.exec(version) ?? [];
  const plain = release === '' ? undefined : `${release} U${update.toLowerCase()}`;
  return { version: plain, branch: plain };
}

/** `7.2.1-69057 Update 1` is `7.2.1-69057-1` in Synology's records. */
export function synology(version: string): Translated {
  const [, release, build, update] =
    /(\d\.\d{1,2}(?:\.\d{1,2})?)[-\s(]{1,3}(?:build\s*)?(\d{4,6})\)?(?:[-\s]{1,3}(?:update\s*)?(\d{1,2}))?/i.exec(
      version,
    ) ?? [];
  const plain = [release, build, update].filter((part) => part !== undefined).join('-');
  return plain === '' ? { version: undefined, branch: undefined } : { version: plain, branch: plain };
}

/** `QTS 5.1.4.2596 Build 20231128`: records write the build in lower case. */
export function qnap(version: string): Translated {
  const [, numbers, build] =
    /[hc]?(\d\.\d\.\d{1,2}(?:\.\d{4})?)(?:[\s_-]*(?:build[\s_]*)?(20\d{6}))?/i.exec(version) ?? [];
  const plain = numbers === undefined || build === undefined ? numbers : `${numbers} build ${build}`;
  return { version: plain, branch: plain };
}
