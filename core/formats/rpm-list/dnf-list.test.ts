import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { dnfList } from '#core/formats/rpm-list/dnf-list.ts';

const release = 'NAME="Rocky Linux"\nID="rocky"\nVERSION_ID="8.9"\n';

function purls(reading: EstateReading): readonly string[] {
  return (reading.assets[0]?.components ?? []).slice(1).map((one) => one.purl ?? one.name);
}

describe('dnf list installed', () => {
  const listing = `Last metadata expiration check: 0:01:02 ago on Mon 01 Jan 2026.
Installed Packages
openssl.x86_64                1:1.1.1k-9.el8_7              @baseos
NetworkManager-config-server-of-a-long-name.noarch
                              1:1.40.0-1.el8                @anaconda
tzdata.noarch                 2023c-1.el8                   @System
Available Packages
vim-enhanced.x86_64           2:8.0.1763-19.el8             appstream
`;

  test('reads what is installed, with epochs, in rows that go on in the next line', () => {
    expect(dnfList.recognise(listing)).toBe(true);
    const reading = dnfList.parse(release + listing, 'pc');
    expect(purls(reading)).toEqual([
      'pkg:rpm/rocky-linux/openssl@1.1.1k-9.el8_7?arch=x86_64&distro=rocky-8.9&epoch=1',
      'pkg:rpm/rocky-linux/NetworkManager-config-server-of-a-long-name@1.40.0-1.el8?arch=noarch&distro=rocky-8.9&epoch=1',
      'pkg:rpm/rocky-linux/tzdata@2023c-1.el8?arch=noarch&distro=rocky-8.9',
    ]);
    expect(reading.dropped.map(({ reason, count }) => [reason, count])).toEqual([
      ['line is a heading or a message', 3],
      ['package is not installed', 1],
    ]);
    expect(reading.assets[0]?.components.some(({ untold }) => untold !== undefined)).toBe(false);
  });

  test('counts what is no package', () => {
    const { dropped } = dnfList.parse(`${release}something else\n`, 'pc');
    expect(dropped).toEqual([{ reason: 'line is no package', count: 1, example: 'something else' }]);
  });
});
