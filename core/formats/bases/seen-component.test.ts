import { describe, expect, test } from 'vitest';
import { componentOfCpe, packageComponent, partOfCpe, splitPackage } from '#core/formats/bases/seen-component.ts';

describe('a component as scanners name it', () => {
  test.for<[text: string, type: 'deb' | 'rpm' | undefined, name: string | undefined, version: string | undefined]>([
    ['openssl_1.1.1n-0+deb11u3', 'deb', 'openssl', '1.1.1n-0+deb11u3'],
    ['openssl_1.1.1n-0+deb11u3', undefined, 'openssl', '1.1.1n-0+deb11u3'],
    [
      'linux-tools-5.4.0-<ANY>-azure_5.4.0-1077.80~18.04.1',
      'deb',
      'linux-tools-5.4.0-<ANY>-azure',
      '5.4.0-1077.80~18.04.1',
    ],
    ['java-1.8.0-openjdk-1.8.0.332.b09-2.el8_6', 'rpm', 'java-1.8.0-openjdk', '1.8.0.332.b09-2.el8_6'],
    ['java-1.8.0-openjdk-1.8.0.332.b09-2.el8_6', undefined, 'java-1.8.0-openjdk', '1.8.0.332.b09-2.el8_6'],
    ['kernel-4.14.314-237.533.amzn2.x86_64', 'rpm', 'kernel', '4.14.314-237.533.amzn2'],
    ['2.4.1', undefined, undefined, undefined],
    ['6.1.36.152435', 'rpm', undefined, undefined],
    ['2.4.1-rc1', undefined, undefined, undefined],
    ['', 'deb', undefined, undefined],
  ])('splits %s (%s)', ([text, type, name, version]) => {
    const split = splitPackage(text, type);
    expect([split?.name, split?.version]).toEqual([name, version]);
  });

  test('has the purl of its distribution', () => {
    const amazon = { type: 'rpm', namespace: 'amazon', distro: 'amazon-2' } as const;
    expect(packageComponent(amazon, 'bind', '32:9.11.4-26.amzn2')).toMatchObject({
      name: 'bind',
      version: '9.11.4-26.amzn2',
      purl: 'pkg:rpm/amazon/bind@9.11.4-26.amzn2?distro=amazon-2&epoch=32',
      qualifiers: { distro: 'amazon-2', epoch: '32' },
    });
    expect(
      packageComponent({ type: 'deb', namespace: 'debian', distro: 'debian-11' }, 'openssl', '1:1.1-0', 'amd64').purl,
    ).toBe('pkg:deb/debian/openssl@1:1.1-0?arch=amd64&distro=debian-11');
    expect(packageComponent(undefined, 'openssl', '1.1').purl).toBeUndefined();
  });

  test('is what a CPE names', () => {
    expect(componentOfCpe('cpe:/a:apache:http_server:2.4.7')).toMatchObject({
      name: 'http server',
      vendor: 'apache',
      version: '2.4.7',
      cpes: ['cpe:2.3:a:apache:http_server:2.4.7:*:*:*:*:*:*:*'],
    });
    expect(componentOfCpe('cpe:/a:apache:http_server', '2.4.1')?.version).toBe('2.4.1');
    expect(['cpe:/a:*:x', 'cpe:/a:x', 'x-cpe:/a:b:c', ''].map((text) => componentOfCpe(text))).toEqual(
      Array.from({ length: 4 }),
    );
    expect(['cpe:/a:b:c', 'CPE:2.3:o:b:c', 'cpe:/h:b:c', 'p-cpe:/a:b:c'].map(partOfCpe)).toEqual([
      'program',
      'system',
      'device',
      undefined,
    ]);
  });
});
