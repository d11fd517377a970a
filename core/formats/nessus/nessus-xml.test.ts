// Reports of our own making, in the shape that Nessus writes.
import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readXmlEstate } from '#core/formats/estate-xml.ts';

interface Item {
  readonly plugin?: string;
  readonly title?: string;
  readonly severity?: string;
  readonly port?: string;
  readonly family?: string;
  readonly within?: string;
  readonly output?: string;
}

const properties =
  '<tag name="host-ip">10.1.4.7</tag><tag name="host-fqdn">pc-14.example.org</tag><tag name="netbios-name">PC-14</tag>' +
  '<tag name="mac-address">00:11:22:33:44:55\n00:11:22:33:44:56</tag><tag name="HOST_END">Thu Oct 22 10:00:00 2026</tag>' +
  '<tag name="operating-system">Microsoft Windows 10 Pro Build 19045</tag><tag name="system-type">general-purpose</tag>' +
  '<tag name="cpe-0">cpe:/o:microsoft:windows</tag><tag name="cpe-1">cpe:/a:openbsd:openssh:7.6 -&gt; OpenBSD OpenSSH</tag>';

function item({
  plugin = '11111',
  title = 'A flaw',
  severity = '2',
  port = '443',
  family = 'Windows',
  within = '',
  output,
}: Item): string {
  const printed = output === undefined ? '' : `<plugin_output>${output}</plugin_output>`;
  return (
    `<ReportItem port="${port}" svc_name="www" protocol="tcp" severity="${severity}" pluginID="${plugin}" ` +
    `pluginName="${title}" pluginFamily="${family}">${within}${printed}</ReportItem>`
  );
}

function report(items: string, tags = properties): string {
  return (
    '<?xml version="1.0" ?><NessusClientData_v2><Policy><policyName>p</policyName></Policy>' +
    `<Report name="r" xmlns:cm="http://www.nessus.org/cm"><ReportHost name="10.1.4.7"><HostProperties>${tags}</HostProperties>` +
    `${items}</ReportHost></Report></NessusClientData_v2>`
  );
}

function read(text: string): EstateReading {
  const reading = readXmlEstate([text], 'scan.nessus');
  if (reading === undefined) throw new Error('is not recognised');
  return reading;
}

function only(one: Item, tags?: string) {
  const { statements } = read(report(item(one), tags));
  expect(statements).toHaveLength(1);
  return statements[0];
}

describe('a .nessus report', () => {
  test('tells of a host: names, addresses, operating system, programs', () => {
    const { format, assets, createdOn, dropped, columns } = read(report(''));
    expect({ format, createdOn, dropped, columns }).toEqual({
      format: 'Nessus XML',
      createdOn: '2026-10-22',
      dropped: [],
      columns: [],
    });
    expect(assets).toMatchObject([
      {
        name: 'pc-14.example.org',
        kind: 'workstation',
        alsoKnownAs: ['10.1.4.7', 'PC-14', '00:11:22:33:44:55', '00:11:22:33:44:56'],
        seenOn: '2026-10-22',
        exposure: { value: 'unknown' },
        components: [
          { vendor: 'Microsoft', name: 'Windows 10 Pro', version: '10.0.19045' },
          { vendor: 'openbsd', name: 'openssh', version: '7.6' },
        ],
      },
    ]);
  });

  test('states what a plugin found, with the program in its version', () => {
    const { assets, statements } = read(
      report(
        item({
          title: 'Thing 2.4.x &lt; 2.4.9 Multiple Vulnerabilities',
          severity: '4',
          within:
            '<cpe>cpe:/a:maker:thing</cpe><cve>CVE-2021-0001</cve><cve>cve-2021-0002</cve><solution>Upgrade to\n  2.4.9.</solution>' +
            '<see_also>https://maker.example/a\nhttps://maker.example/b</see_also>',
          output:
            '\n  Path              : /opt/thing\n  Installed version : 2.4.1\n  Fixed version     : 2.4.9 / 2.2.7\n',
        }),
      ),
    );
    expect(statements).toEqual([
      {
        asset: 'pc-14.example.org',
        component: expect.objectContaining({ name: 'thing', vendor: 'maker', version: '2.4.1' }),
        kind: 'vulnerability',
        id: 'Nessus 11111',
        vulnerabilities: ['CVE-2021-0001', 'CVE-2021-0002'],
        stance: 'affected',
        title: 'Thing 2.4.x < 2.4.9 Multiple Vulnerabilities',
        severity: 'critical',
        solution: 'Upgrade to\n2.4.9.',
        evidence: 'Path              : /opt/thing\n  Installed version : 2.4.1\n  Fixed version     : 2.4.9 / 2.2.7',
        fixedIn: ['2.4.9', '2.2.7'],
        place: '443/tcp /opt/thing',
        seenOn: '2026-10-22',
        references: ['https://maker.example/a', 'https://maker.example/b'],
      },
    ]);
    expect(assets[0]?.components).toContain(statements[0]?.component);
  });

  test('states once for each program that stands on the host in another version', () => {
    const output = ['1.0', '2.0', '1.0']
      .map((v) => `Path : /opt/${v}\nInstalled version : ${v}\nFixed version : 3.0`)
      .join('\n\n');
    const { statements } = read(report(item({ within: '<cpe>cpe:/a:maker:thing</cpe>', output })));
    expect(statements.map(({ component, place }) => [component?.version, place])).toEqual([
      ['1.0', '443/tcp /opt/1.0'],
      ['2.0', '443/tcp /opt/2.0'],
    ]);
  });

  test('states once for an update of several packages, all of which run there', () => {
    const tags = '<tag name="operating-system">Linux Kernel 4.19 on Debian 11.3</tag>';
    const output =
      'Remote package installed : libssl1.1_1.1.1n-0+deb11u3\nShould be : libssl1.1_1.1.1n-0+deb11u4\n' +
      'Remote package installed : openssl_1.1.1n-0+deb11u3\nShould be : openssl_1.1.1n-0+deb11u4';
    const { assets, statements } = read(
      report(item({ title: 'Debian DSA-5417-1 : openssl - security update', output }), tags),
    );
    expect(statements).toMatchObject([
      {
        component: { purl: 'pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u3?distro=debian-11' },
        fixedIn: ['1.1.1n-0+deb11u4'],
      },
    ]);
    expect(assets[0]?.components.map(({ name }) => name)).toEqual(['Debian', 'libssl1.1', 'openssl']);
  });

  test("holds a flaw of the operating system against the host's own", () => {
    const statement = only({
      within: '<cpe>cpe:/o:microsoft:windows</cpe>',
      title: 'KB5031356: Windows 10 Security Update',
    });
    expect(statement?.component).toMatchObject({ name: 'Windows 10 Pro' });
  });

  test.for<[one: Item, kind: string, severity: string, stance: string]>([
    [{ severity: '0' }, 'information', 'none', 'affected'],
    [{ severity: '1' }, 'vulnerability', 'low', 'affected'],
    [{ severity: '3' }, 'vulnerability', 'high', 'affected'],
    [{ severity: 'Medium' }, 'vulnerability', 'medium', 'affected'],
    [{ severity: '9' }, 'vulnerability', 'unknown', 'affected'],
    [{ severity: '2', family: 'HTTP Security Header' }, 'misconfiguration', 'medium', 'affected'],
    [{ within: '<cm:compliance-result>FAILED</cm:compliance-result>' }, 'misconfiguration', 'unknown', 'affected'],
    [{ within: '<cm:compliance-result>PASSED</cm:compliance-result>' }, 'misconfiguration', 'none', 'not affected'],
    [
      { within: '<cm:compliance-result>WARNING</cm:compliance-result>' },
      'misconfiguration',
      'unknown',
      'under investigation',
    ],
  ])('%j is %s, %s, %s', ([one, kind, severity, stance]) => {
    expect(only(one)).toMatchObject({ kind, severity, stance });
  });

  test('tells the settings of one audit apart', () => {
    const audit = (check: string): string =>
      item({
        plugin: '21156',
        within: `<cm:compliance-check-name>${check}</cm:compliance-check-name><cm:compliance-result>FAILED</cm:compliance-result><cm:compliance-actual-value>3</cm:compliance-actual-value>`,
      });
    const { statements } = read(report(audit('1.1 Length') + audit('1.2 Age')));
    expect(statements.map(({ id, title, evidence }) => [id, title, evidence])).toEqual([
      ['Nessus 21156 1.1 Length', '1.1 Length', 'Actual value : 3\nPolicy value :'],
      ['Nessus 21156 1.2 Age', '1.2 Age', 'Actual value : 3\nPolicy value :'],
    ]);
  });

  test('joins what is said again of another port', () => {
    const { statements } = read(
      report(item({ port: '443' }) + item({ port: '8443' }) + item({ port: '443' }) + item({ port: '0' })),
    );
    expect(statements.map(({ place }) => place)).toEqual(['443/tcp, 8443/tcp']);
  });

  test('reads the lists of what is installed', () => {
    const windows = item({
      plugin: '20811',
      severity: '0',
      output:
        'The following software are installed on the remote host :\n\nThing  [version 4.2.0]  [installed on 2026/01/05]\n' +
        'Update for Thing (KB4484211)  [version 1]\nNo version here',
    });
    const updates = item({ plugin: '62042', severity: '0', output: 'KB5031356, Installed on: 2026/10/11\nKB50' });
    const { assets, statements } = read(report(windows + updates));
    expect(assets[0]?.components.map(({ name, version }) => [name, version])).toContainEqual(['Thing', '4.2.0']);
    expect(assets[0]?.updates).toEqual(['KB4484211', 'KB5031356']);
    expect(statements.map(({ kind }) => kind)).toEqual(['information', 'information']);
    const unix = item({
      plugin: '22869',
      severity: '0',
      output:
        'ii  openssl  1.1.1n-0+deb11u3  amd64  Secure Sockets Layer toolkit\nrc  gone  1.0  all  was here\nii  libc6:amd64  2.31-13  amd64',
    });
    const linux = read(report(unix, '<tag name="operating-system">Linux Kernel 5.10 on Debian 11</tag>'));
    expect(linux.assets[0]?.components.flatMap(({ purl }) => purl ?? [])).toEqual([
      'pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u3?arch=amd64&distro=debian-11',
      'pkg:deb/debian/libc6@2.31-13?arch=amd64&distro=debian-11',
    ]);
  });

  test('calls a web application by its address', () => {
    const tags = '<tag name="host-fqdn">https://shop.example.org/</tag><tag name="system-type">web_application</tag>';
    expect(read(report('', tags)).assets).toMatchObject([{ name: 'shop.example.org', kind: 'application' }]);
  });

  test('counts what it can not take', () => {
    const { statements, dropped } = read(
      report(item({ plugin: '' }) + item({ plugin: 'x'.repeat(300) })).replace('</Report>', `${item({})}</Report>`),
    );
    expect(statements).toEqual([]);
    expect(dropped.map(({ reason, count }) => [reason, count])).toEqual([
      ['result belongs to no host', 1],
      ['result names no plugin', 2],
    ]);
  });

  test.for(['<NessusClientData_v2/>', '<NessusClientData_v2><Report><ReportHost/></Report></NessusClientData_v2>'])(
    'reads %s as nothing',
    (text) => {
      expect(read(text)).toMatchObject({ assets: [], statements: [] });
    },
  );

  test.for<[text: string, code: string]>([
    [report(item({})).slice(0, -30), 'document.syntax'],
    [
      `<!DOCTYPE NessusClientData_v2 [<!ENTITY a "b">]>${report('')}`.replace('<?xml version="1.0" ?>', ''),
      'document.entities',
    ],
  ])('refuses %#', ([text, code]) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });
});
