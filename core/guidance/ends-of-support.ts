// What no longer gets fixes, since when, by whose word: the versions met most in small organizations.
import { endsOfProducts, endsOfWindows } from '#core/guidance/ends-of-products.ts';
import type { LookUpName } from '#core/feed/feed.ts';
import type { Day } from '#core/kernel/days.ts';

/** Versions of one product that no longer get fixes. */
export interface EndOfSupport {
  readonly what: string;
  readonly names: readonly LookUpName[];
  /** Version beginnings, each followed by the end or by a character that is no digit; empty: all that bear the name. */
  readonly versions: readonly string[];
  readonly endedOn: Day;
  readonly source: string;
  /** What its maker says to do in its place, where that is known: a sentence. */
  readonly instead?: string;
  /** `remove`: nothing takes its place. `renew`: a newer release goes over it on the same machine, as an update does. */
  readonly way?: 'remove' | 'renew';
}

/** A release of a distribution whose packages no longer get fixes; `release` as in `debian:9`. */
export interface ReleaseEnd {
  readonly release: string;
  readonly what: string;
  readonly endedOn: Day;
  readonly source: string;
}

export const endsOfSupport: readonly EndOfSupport[] = [...endsOfProducts, ...endsOfWindows];

// oxfmt-ignore
export const releaseEnds: readonly ReleaseEnd[] = [
  { release: 'debian:8', what: 'Debian 8', endedOn: '2020-06-30', source: 'wiki.debian.org/LTS' },
  { release: 'debian:9', what: 'Debian 9', endedOn: '2022-06-30', source: 'wiki.debian.org/LTS' },
  { release: 'debian:10', what: 'Debian 10', endedOn: '2024-06-30', source: 'wiki.debian.org/LTS' },
  { release: 'debian:11', what: 'Debian 11', endedOn: '2026-08-31', source: 'wiki.debian.org/LTS' },
  { release: 'ubuntu:14.04', what: 'Ubuntu 14.04 (without Pro)', endedOn: '2019-04-30', source: 'ubuntu.com: release cycle' },
  { release: 'ubuntu:16.04', what: 'Ubuntu 16.04 (without Pro)', endedOn: '2021-04-30', source: 'ubuntu.com: release cycle' },
  { release: 'ubuntu:18.04', what: 'Ubuntu 18.04 (without Pro)', endedOn: '2023-05-31', source: 'ubuntu.com: release cycle' },
  { release: 'ubuntu:20.04', what: 'Ubuntu 20.04 (without Pro)', endedOn: '2025-05-31', source: 'ubuntu.com: release cycle' },
  { release: 'alpine:v3.16', what: 'Alpine 3.16', endedOn: '2024-05-23', source: 'alpinelinux.org/releases' },
  { release: 'alpine:v3.17', what: 'Alpine 3.17', endedOn: '2024-11-22', source: 'alpinelinux.org/releases' },
  { release: 'alpine:v3.18', what: 'Alpine 3.18', endedOn: '2025-05-09', source: 'alpinelinux.org/releases' },
  { release: 'alpine:v3.19', what: 'Alpine 3.19', endedOn: '2025-11-01', source: 'alpinelinux.org/releases' },
  { release: 'alpine:v3.20', what: 'Alpine 3.20', endedOn: '2026-04-01', source: 'alpinelinux.org/releases' },
  { release: 'centos:7', what: 'CentOS 7', endedOn: '2024-06-30', source: 'centos.org: CentOS 7 end of life' },
  { release: 'centos:8', what: 'CentOS 8', endedOn: '2021-12-31', source: 'centos.org: CentOS Linux 8 end of life' },
  { release: 'red hat:6', what: 'Red Hat Enterprise Linux 6 (without extended support)', endedOn: '2020-11-30', source: 'access.redhat.com: Enterprise Linux life cycle' },
  { release: 'red hat:7', what: 'Red Hat Enterprise Linux 7 (without extended support)', endedOn: '2024-06-30', source: 'access.redhat.com: Enterprise Linux life cycle' },
];

/** What is attacked anew from month to month, and grows worse faster than other things without fixes. Judgement, from KEV. */
const attackedOften =
  /^cpe:(microsoft:(windows_|exchange_server|sharepoint)|fortinet:|citrix:|ivanti:|pulsesecure:|vmware:)/;

export function isAttackedOften({ names }: EndOfSupport): boolean {
  return names.some((name) => attackedOften.test(name));
}

/** The end of support of a product under any of its names, where it lies on or before the day. */
export function endOfSupport(
  names: readonly LookUpName[],
  version: string | undefined,
  asOf: Day,
): EndOfSupport | undefined {
  byName ??= indexed();
  let first: Placed | undefined;
  for (const name of names) {
    for (const one of byName.get(name) ?? []) {
      if ((first === undefined || one.place < first.place) && one.end.endedOn <= asOf && isWithin(one.end, version))
        first = one;
    }
  }
  return first?.end;
}

interface Placed {
  readonly end: EndOfSupport;
  /** In the table, whose first line that fits is meant. */
  readonly place: number;
}

let byName: ReadonlyMap<LookUpName, readonly Placed[]> | undefined;

/** The table by name: it is asked about every program of every asset. */
function indexed(): ReadonlyMap<LookUpName, readonly Placed[]> {
  const found = new Map<LookUpName, Placed[]>();
  for (const [place, end] of endsOfSupport.entries()) {
    for (const name of end.names) {
      const known = found.get(name) ?? [];
      found.set(name, known);
      known.push({ end, place });
    }
  }
  return found;
}

function isWithin({ versions }: EndOfSupport, version: string | undefined): boolean {
  if (versions.length === 0) return true;
  if (version === undefined) return false;
  return versions.some((start) => version.startsWith(start) && !/^\d/.test(version.slice(start.length)));
}

export function endOfRelease(release: string | undefined, asOf: Day): ReleaseEnd | undefined {
  if (release === undefined) return undefined;
  return releaseEnds.find(
    (end) =>
      end.endedOn <= asOf &&
      release.toLowerCase().startsWith(end.release) &&
      !/^\d/.test(release.slice(end.release.length)),
  );
}
