// Builds of Windows, Exchange and SQL Server.
import type { Translated } from '#core/components/products/translated-version.ts';

/**
 * Records compare the build with its revision: `10.0.19045.4894`. A build alone (`10.0.19045`, and `.0`, which many tools
 * add) names the release, and says nothing of how far it is updated.
 */
export function windows(version: string): Translated {
  const dotted = /(?:^|\D)(\d{1,2}\.\d)\.(\d{4,5})(?:\.(\d{1,5}))?/.exec(version);
  const alone = /(?:^|build\s*|\()(\d{4,5})(?:\.(\d{1,5}))?(?![\d.])/i.exec(version);
  const [family, build = '', revision = ''] = dotted?.slice(1) ?? [undefined, ...(alone?.slice(1) ?? [])];
  if (build === '') return { version: undefined, branch: undefined };
  const branch = `${family ?? familyOf(Number(build))}.${build}`;
  // Windows 7 adds 65536 in some tools, which is no revision.
  const isRevision = Number(revision) > 0 && Number(revision) < 65_535;
  return { version: isRevision ? `${branch}.${Number(revision)}` : undefined, branch };
}

function familyOf(build: number): string {
  if (build >= 10_240) return '10.0';
  if (build >= 9600) return '6.3';
  if (build >= 9200) return '6.2';
  return build >= 7600 ? '6.1' : '6.0';
}

/** `Version 15.2 (Build 1118.40)` (management shell), `15.02.1118.040`, `15.2.1118.40`. */
export function exchange(version: string): Translated {
  const found = /(\d{1,2})\.(\d{1,2})\s*(?:\(build\s*|\.)(\d{2,5})(?:\.(\d{1,4}))?/i.exec(version);
  if (found === null) return { version: undefined, branch: undefined };
  const [, major, minor, build, revision] = found.map(Number);
  const branch = `${String(major)}.${String(minor)}.${String(build)}.`;
  const isWhole = revision !== undefined && !Number.isNaN(revision);
  return { version: isWhole ? `${branch}${revision}` : undefined, branch };
}

/** `16.0.4131.2`, also inside longer texts: `Microsoft SQL Server 2022 (RTM-CU13) - 16.0.4131.2 (X64)`. */
export function sqlServer(version: string): Translated {
  const found = /(?:^|\D)(\d{2}\.\d{1,2}\.\d{4}(?:\.\d{1,3})?)/.exec(version)?.[1];
  return { version: found, branch: found };
}
