import { describe, expect, it } from 'vitest';
import { packageOfEcosystem, releaseOfDistro } from '#core/components/ecosystems.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

describe('a package of an ecosystem', () => {
  it.each([
    ['PyPI', 'Zope.Interface_x', 'pypi/zope-interface-x', undefined],
    ['npm', '@angular/core', 'npm/@angular/core', undefined],
    ['npm', 'JSONStream', 'npm/JSONStream', undefined],
    ['Go', 'github.com/BurntSushi/toml', 'golang/github.com/burntsushi/toml', undefined],
    ['Go', 'stdlib', 'golang/stdlib', undefined],
    ['Kubernetes', 'k8s.io/apiserver', 'golang/k8s.io/apiserver', undefined],
    ['crates.io', 'rand', 'cargo/rand', undefined],
    ['Maven', 'org.apache.logging.log4j:log4j-core', 'maven/org.apache.logging.log4j/log4j-core', undefined],
    ['Maven:https://maven.google.com', 'androidx.core:core', 'maven/androidx.core/core', undefined],
    ['NuGet', 'Newtonsoft.Json', 'nuget/newtonsoft.json', undefined],
    ['RubyGems', 'rails', 'gem/rails', undefined],
    ['Packagist', 'Symfony/HTTP-Kernel', 'composer/symfony/http-kernel', undefined],
    ['Packagist:https://packages.drupal.org/8', 'drupal/core', 'composer/drupal/core', undefined],
    ['Hex', 'Phoenix', 'hex/phoenix', undefined],
    ['Pub', 'http', 'pub/http', undefined],
    ['GitHub Actions', 'Actions/Cache/restore', 'github/actions/cache', undefined],
    ['SwiftURL', 'https://github.com/Apple/swift-nio.git', 'swift/github.com/apple/swift-nio', undefined],
    ['SwiftURL', 'github.com/apple/swift-nio', 'swift/github.com/apple/swift-nio', undefined],
    ['ConanCenter', 'openssl', 'conan/openssl', undefined],
    ['CRAN', 'A3', 'cran/A3', undefined],
    ['Bioconductor', 'limma', 'bioconductor/limma', undefined],
    ['Hackage', 'aeson', 'hackage/aeson', undefined],
    ['Julia', 'HTTP', 'julia/HTTP', undefined],
    ['opam', 'lwt', 'opam/lwt', undefined],
    ['VSCode', 'RedHat.java', 'vscode-extension/redhat/java', undefined],
    ['OSS-Fuzz', 'file', 'generic/file', undefined],
    ['Bitnami', 'Apache', 'bitnami/apache', undefined],
    ['Debian', 'openssl', 'deb/debian/openssl', undefined],
    ['Debian:11', 'openssl', 'deb/debian/openssl', 'debian:11'],
    ['Debian:3.1', 'openssl', 'deb/debian/openssl', 'debian:3.1'],
    ['Debian:sid', 'openssl', 'deb/debian/openssl', 'debian:sid'],
    ['Ubuntu:22.04:LTS', 'openssl', 'deb/ubuntu/openssl', 'ubuntu:22.04'],
    ['Ubuntu:23.10', 'openssl', 'deb/ubuntu/openssl', 'ubuntu:23.10'],
    ['Ubuntu:Pro:18.04:LTS', 'openssl', 'deb/ubuntu/openssl', 'ubuntu:18.04'],
    ['Ubuntu:Pro:FIPS-updates:20.04:LTS', 'openssl', 'deb/ubuntu/openssl', 'ubuntu:pro:fips-updates:20.04'],
    ['Alpine:v3.18', 'busybox', 'apk/alpine/busybox', 'alpine:v3.18'],
    ['Alpine', 'busybox', 'apk/alpine/busybox', undefined],
    ['Alpaquita:stream', 'busybox', 'apk/alpaquita/busybox', 'alpaquita:stream'],
    [
      'BellSoft Hardened Containers:23',
      'curl',
      'apk/bellsoft-hardened-containers/curl',
      'bellsoft hardened containers:23',
    ],
    ['Wolfi', 'curl', 'apk/wolfi/curl', undefined],
    ['Chainguard', 'curl', 'apk/chainguard/curl', undefined],
    ['MinimOS', 'curl', 'apk/minimos/curl', undefined],
    ['Echo', 'curl', 'deb/echo/curl', undefined],
    ['Root:Alpine:3.18', 'rootio-wget', 'apk/alpine/rootio-wget', 'alpine:v3.18'],
    ['Root:Debian:12', 'rootio-jq', 'deb/debian/rootio-jq', 'debian:12'],
    ['Root:PyPI', 'rootio_requests', 'pypi/rootio-requests', undefined],
    ['AlmaLinux:8', 'curl', 'rpm/almalinux/curl', 'almalinux:8'],
    ['Rocky Linux:9', 'curl', 'rpm/rocky-linux/curl', 'rocky linux:9'],
    ['Red Hat:enterprise_linux:8::baseos', 'curl', 'rpm/redhat/curl', 'red hat:8'],
    ['Red Hat:rhel_e4s:9.2::appstream', 'curl', 'rpm/redhat/curl', 'red hat:9'],
    ['Red Hat:openshift:4.12::el8', 'cri-o', 'rpm/redhat/cri-o', 'red hat:8'],
    ['Red Hat:rhel_software_collections:3', 'curl', 'rpm/redhat/curl', 'red hat:rhel_software_collections:3'],
    ['SUSE:Linux Enterprise Server 15 SP4-LTSS', 'curl', 'rpm/suse/curl', 'suse:15.4'],
    ['SUSE:Linux Enterprise Module for Python 3 15 SP4', 'python3', 'rpm/suse/python3', 'suse:15.4'],
    ['SUSE:Linux Enterprise Micro 5.3', 'curl', 'rpm/suse/curl', 'suse:linux enterprise micro 5.3'],
    ['SUSE:Manager Server 4.3', 'curl', 'rpm/suse/curl', 'suse:manager server 4.3'],
    ['openSUSE:Leap 15.5', 'curl', 'rpm/opensuse/curl', 'opensuse:leap 15.5'],
    ['openSUSE:Tumbleweed', 'curl', 'rpm/opensuse/curl', 'opensuse:tumbleweed'],
    ['openEuler:22.03-LTS-SP1', 'curl', 'rpm/openeuler/curl', 'openeuler:22.03-lts-sp1'],
    ['Mageia:9', 'curl', 'rpm/mageia/curl', 'mageia:9'],
    ['Photon OS:3.0', 'curl', 'rpm/photon/curl', 'photon os:3.0'],
    ['Azure Linux:3', 'curl', 'rpm/azurelinux/curl', 'azure linux:3'],
  ])('%s %s is %s in %s', (ecosystem, name, named, release) => {
    expect(packageOfEcosystem(ecosystem, name)).toEqual({ package: named, release });
  });

  it.each([
    ['GIT', 'https://github.com/a/b'],
    ['Linux', 'Kernel'],
    ['GHC', 'compiler'],
    ['Ecosystem1', 'package'],
    ['Root:Root:Root', 'package'],
    ['Maven', 'no-group'],
    ['Packagist', 'no-vendor'],
    ['VSCode', 'no-publisher'],
    ['PyPI', ''],
    ['npm', 'x'.repeat(3000)],
    [`Root:${'Root:'.repeat(400)}PyPI`, 'requests'],
  ])('%s %s is none', (ecosystem, name) => {
    expect(packageOfEcosystem(ecosystem, name)).toBeUndefined();
  });

  it.skipIf(shared === undefined)('is known for each ecosystem of OSV but those without a purl type', () => {
    const names = Object.keys(JSON.parse(sharedBytes('data/osv/ecosystems.json').toString('utf8')) as object);
    const example = (name: string): string =>
      ({ Maven: 'group:name', VSCode: 'publisher.name' })[name] ?? 'github.com/a/b';
    expect(names.filter((name) => packageOfEcosystem(name, example(name)) === undefined)).toEqual([
      'Android',
      'Docker Hardened Images',
      'FreeBSD',
      'GHC',
      'Linux',
      'Root',
      'TuxCare',
    ]);
  });
});

describe('a release named by a distro qualifier', () => {
  it.each([
    ['deb', 'debian', 'debian-11', 'debian:11'],
    ['deb', 'debian', 'debian-11.6', 'debian:11'],
    ['deb', 'debian', 'bullseye', 'debian:11'],
    ['deb', 'Debian', 'debian-trixie/sid', 'debian:13'],
    ['deb', 'debian', 'unstable', 'debian:sid'],
    ['deb', 'debian', '12', 'debian:12'],
    ['deb', 'debian', 'debian', undefined],
    ['deb', 'ubuntu', 'ubuntu-22.04', 'ubuntu:22.04'],
    ['deb', 'ubuntu', 'ubuntu-22.04.3', 'ubuntu:22.04'],
    ['deb', 'ubuntu', 'jammy', 'ubuntu:22.04'],
    ['deb', 'ubuntu', 'esm-infra-legacy/trusty', 'ubuntu:14.04'],
    ['apk', 'alpine', 'alpine-3.18.2', 'alpine:v3.18'],
    ['apk', 'alpine', '3.18.2', 'alpine:v3.18'],
    ['apk', 'alpine', 'alpine-edge', 'alpine:edge'],
    ['apk', 'wolfi', 'wolfi-20230201', undefined],
    ['rpm', 'redhat', 'rhel-8.6', 'red hat:8'],
    ['rpm', 'rhel', 'redhat-9.2', 'red hat:9'],
    ['rpm', 'redhat', 'el8', 'red hat:8'],
    ['rpm', 'rocky', 'rocky-9.1', 'rocky linux:9'],
    ['rpm', 'rocky-linux', 'rockylinux-9', 'rocky linux:9'],
    ['rpm', 'almalinux', 'almalinux-9.2', 'almalinux:9'],
    ['rpm', 'sles', 'sles-15.4', 'suse:15.4'],
    ['rpm', 'suse', 'sles-15-sp4', 'suse:15.4'],
    ['rpm', 'suse', 'sles-15', 'suse:15'],
    ['rpm', 'suse', 'sles-12.5', 'suse:12.5'],
    ['rpm', 'suse', 'sle-micro-5.3', 'suse:linux enterprise micro 5.3'],
    ['rpm', 'opensuse', 'opensuse-leap-15.5', 'opensuse:leap 15.5'],
    ['rpm', 'opensuse-tumbleweed', 'opensuse-tumbleweed-20240101', 'opensuse:tumbleweed'],
    ['rpm', 'photon', 'photon-4', 'photon os:4.0'],
    ['rpm', 'mariner', 'mariner-2.0', 'azure linux:2'],
    ['rpm', 'openEuler', 'openEuler-22.03', 'openeuler:22.03'],
    ['rpm', 'fedora', 'fedora-25', 'fedora:25'],
    ['rpm', 'ol', 'ol-8.7', 'oracle linux:8'],
    ['rpm', 'amzn', 'amzn-2', 'amazon linux:2'],
    ['npm', '', 'debian-11', undefined],
    ['deb', 'mint', 'mint-21', undefined],
    ['deb', 'debian', '1'.repeat(5000), undefined],
  ])('%s/%s %s is %s', (type, namespace, distro, release) => {
    expect(releaseOfDistro(type, namespace, distro)).toBe(release);
  });
});
