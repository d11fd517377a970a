// What no longer gets fixes, since when, by whose word. A small table: the versions met most in small organizations.
import type { LookUpName } from '#core/feed/feed.ts';
import type { Day } from '#core/kernel/days.ts';

/** Versions of one product that no longer get fixes. */
export interface EndOfSupport {
  readonly what: string;
  readonly names: readonly LookUpName[];
  /** Version beginnings, each followed by the end or by a character that is no digit. */
  readonly versions: readonly string[];
  readonly endedOn: Day;
  readonly source: string;
}

/** A release of a distribution whose packages no longer get fixes; `release` as in `debian:9`. */
export interface ReleaseEnd {
  readonly release: string;
  readonly what: string;
  readonly endedOn: Day;
  readonly source: string;
}

// oxfmt-ignore
export const endsOfSupport: readonly EndOfSupport[] = [
  { what: 'AngularJS 1', names: ['pkg:npm/angular', 'cpe:angularjs:angular.js'], versions: ['1'], endedOn: '2021-12-31', source: 'docs.angularjs.org: version support status' },
  { what: 'Apache Log4j 1', names: ['pkg:maven/log4j/log4j'], versions: ['1'], endedOn: '2015-08-05', source: 'logging.apache.org: Log4j 1.x end of life' },
  { what: 'Apache Struts 1', names: ['pkg:maven/struts/struts', 'pkg:maven/org.apache.struts/struts-core'], versions: ['1'], endedOn: '2013-04-05', source: 'struts.apache.org: Struts 1 end of life' },
  { what: 'Bootstrap 3', names: ['pkg:npm/bootstrap', 'pkg:maven/org.webjars/bootstrap'], versions: ['3'], endedOn: '2019-07-24', source: 'blog.getbootstrap.com: Bootstrap 3.4.1 and end of life' },
  { what: 'Django 2.2', names: ['pkg:pypi/django', 'cpe:djangoproject:django'], versions: ['2.2'], endedOn: '2022-04-01', source: 'djangoproject.com: supported versions' },
  { what: 'Django 3.2', names: ['pkg:pypi/django', 'cpe:djangoproject:django'], versions: ['3.2'], endedOn: '2024-04-01', source: 'djangoproject.com: supported versions' },
  { what: 'Microsoft Exchange Server 2013', names: ['cpe:microsoft:exchange_server'], versions: ['2013'], endedOn: '2023-04-11', source: 'learn.microsoft.com/lifecycle: Exchange Server 2013' },
  { what: 'Microsoft Exchange Server 2016 and 2019', names: ['cpe:microsoft:exchange_server'], versions: ['2016', '2019'], endedOn: '2025-10-14', source: 'learn.microsoft.com/lifecycle: Exchange Server 2016, 2019' },
  { what: 'OpenSSL 1.0.2', names: ['cpe:openssl:openssl', 'pkg:generic/openssl', 'pkg:conan/openssl'], versions: ['1.0.2'], endedOn: '2019-12-31', source: 'openssl-library.org: release strategy' },
  { what: 'OpenSSL 1.1.1', names: ['cpe:openssl:openssl', 'pkg:generic/openssl', 'pkg:conan/openssl'], versions: ['1.1.1'], endedOn: '2023-09-11', source: 'openssl-library.org: release strategy' },
  { what: 'PHP 7', names: ['cpe:php:php', 'pkg:generic/php'], versions: ['7'], endedOn: '2022-11-28', source: 'php.net: unsupported branches' },
  { what: 'Python 2', names: ['cpe:python:python', 'pkg:generic/python'], versions: ['2'], endedOn: '2020-01-01', source: 'python.org: Sunsetting Python 2' },
  { what: 'VMware ESXi 6.5 and 6.7', names: ['cpe:vmware:esxi'], versions: ['6.5', '6.7'], endedOn: '2022-10-15', source: 'VMware product lifecycle: end of general support' },
];

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
];

/** The end of support of a product under any of its names, where it lies on or before the day. */
export function endOfSupport(
  names: readonly LookUpName[],
  version: string | undefined,
  asOf: Day,
): EndOfSupport | undefined {
  if (version === undefined) return undefined;
  return endsOfSupport.find(
    (end) =>
      end.endedOn <= asOf &&
      end.names.some((name) => names.includes(name)) &&
      end.versions.some((start) => version.startsWith(start) && !/^\d/.test(version.slice(start.length))),
  );
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
