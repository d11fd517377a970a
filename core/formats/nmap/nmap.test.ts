// Reports of our own making, in the shape that nmap writes.
import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readXmlEstate } from '#core/formats/estate-xml.ts';

function report(within: string, state = 'up'): string {
  return (
    '<?xml version="1.0"?><!DOCTYPE nmaprun><?xml-stylesheet href="file:///nmap.xsl" type="text/xsl"?>' +
    '<nmaprun scanner="nmap" start="1790000000" version="7.95"><host starttime="1790000000" endtime="1790000100">' +
    `<status state="${state}"/><address addr="10.0.0.5" addrtype="ipv4"/><address addr="00:11:22:33:44:55" addrtype="mac" vendor="Maker"/>` +
    '<hostnames><hostname name="ptr.example.org" type="PTR"/><hostname name="srv5.example.org" type="user"/></hostnames>' +
    `${within}</host><runstats><finished time="1790000200"/></runstats></nmaprun>`
  );
}

function port(number: string, within: string, state = 'open'): string {
  return `<port protocol="tcp" portid="${number}"><state state="${state}"/>${within}</port>`;
}

function read(text: string): EstateReading {
  const reading = readXmlEstate([text], 'nmap.xml');
  if (reading === undefined) throw new Error('is not recognised');
  return reading;
}

const ssh =
  '<service name="ssh" product="OpenSSH" version="7.4" extrainfo="protocol 2.0"><cpe>cpe:/a:openbsd:openssh:7.4</cpe><cpe>cpe:/o:linux:linux_kernel</cpe></service>';

describe('the XML of nmap', () => {
  test('tells of a host what answers on its open ports', () => {
    const { assets, statements, createdOn, tool, dropped } = read(
      report(
        `<ports>${port('22', ssh)}${port('80', '<service name="http" method="table"/>')}${port('81', '')}${port('82', ssh, 'filtered')}</ports>`,
      ),
    );
    expect({ createdOn, tool, dropped }).toEqual({ createdOn: '2026-09-21', tool: 'nmap 7.95', dropped: [] });
    expect(assets).toMatchObject([
      {
        name: 'srv5.example.org',
        alsoKnownAs: ['10.0.0.5', '00:11:22:33:44:55', 'ptr.example.org'],
        components: [{ name: 'OpenSSH', version: '7.4', cpes: ['cpe:2.3:a:openbsd:openssh:7.4:*:*:*:*:*:*:*'] }],
      },
    ]);
    expect(
      statements.map(({ id, title, kind, component, evidence }) => [id, title, kind, component?.name, evidence]),
    ).toEqual([
      ['open port 22/tcp', 'Open port: 22/tcp (ssh)', 'information', 'OpenSSH', 'ssh OpenSSH 7.4 protocol 2.0'],
      ['open port 80/tcp', 'Open port: 80/tcp (http)', 'information', undefined, 'http'],
      ['open port 81/tcp', 'Open port: 81/tcp', 'information', undefined, undefined],
    ]);
  });

  test('tells what vulners names of the product, and counts what is no vulnerability', () => {
    const entry = (id: string, cvss: string, exploit = 'false'): string =>
      `<table><elem key="id">${id}</elem><elem key="cvss">${cvss}</elem><elem key="is_exploit">${exploit}</elem></table>`;
    const script =
      '<script id="vulners" output="CVE-2018-15919 5.0 https://vulners.example/cve/CVE-2018-15919&#xa;x"><table key="cpe:/a:openbsd:openssh:7.4">' +
      `${entry('CVE-2018-15919', '9.8')}${entry('EDB-ID:45233', '5.0', 'true')}${entry('PRION:CVE-2018-15919', '5.0')}</table></script>`;
    const { statements, assets, dropped } = read(report(`<ports>${port('22', ssh + script)}</ports>`));
    expect(statements[1]).toMatchObject({
      component: assets[0]?.components[0],
      kind: 'vulnerability',
      id: 'CVE-2018-15919',
      severity: 'critical',
      place: '22/tcp',
      references: ['https://vulners.example/cve/CVE-2018-15919'],
    });
    expect(statements).toHaveLength(2);
    expect(dropped).toMatchObject([{ count: 2 }]);
  });

  test.for<[state: string, stance: string | undefined]>([
    ['VULNERABLE', 'affected'],
    ['LIKELY VULNERABLE', 'affected'],
    ['VULNERABLE (Exploitable)', 'affected'],
    ['NOT VULNERABLE', 'not affected'],
    ['UNKNOWN (unable to test)', undefined],
  ])('tells what a script tried that ends %s: %s', ([state, stance]) => {
    const script =
      `<hostscript><script id="smb-vuln-x" output="it said"><table key="CVE-2017-0143"><elem key="title">A flaw of SMB</elem><elem key="state">${state}</elem>` +
      '<table key="ids"><elem>CVE:CVE-2017-0143</elem></table><table key="refs"><elem>https://maker.example/a</elem></table></table></script></hostscript>';
    const { statements, dropped } = read(report(script));
    expect(statements.map((said) => [said.id, said.stance, said.title, said.references])).toEqual(
      stance === undefined
        ? []
        : [['nmap smb-vuln-x CVE-2017-0143', stance, 'A flaw of SMB', ['https://maker.example/a']]],
    );
    expect(dropped).toHaveLength(stance === undefined ? 1 : 0);
  });

  test.for<[os: string, kind: string, components: number]>([
    [
      '<osmatch name="Microsoft Windows 10 1809" accuracy="100"><osclass type="general purpose"/></osmatch>',
      'workstation',
      1,
    ],
    ['<osmatch name="Microsoft Windows 10 1809" accuracy="97"/>', 'workstation', 0],
    ['<osmatch name="Linux 4.15 - 5.6" accuracy="100"><osclass type="general purpose"/></osmatch>', 'host', 0],
    ['<osmatch name="Thing 3" accuracy="95"><osclass type="printer"/></osmatch>', 'device', 0],
    ['<osmatch name="FortiOS 7.2" accuracy="100"/><osmatch name="FortiOS 7.4" accuracy="100"/>', 'appliance', 0],
    ['', 'unknown', 0],
  ])('takes of %s the kind %s', ([os, kind, components]) => {
    const { assets } = read(report(`<os>${os}</os>`));
    expect(assets[0]?.kind).toBe(kind);
    expect(assets[0]?.components).toHaveLength(components);
  });

  test('counts a host that did not answer', () => {
    const { assets, dropped } = read(report('', 'down'));
    expect(assets).toEqual([]);
    expect(dropped).toEqual([{ reason: 'host did not answer', count: 1, example: '10.0.0.5' }]);
  });

  test('takes no nonsense for a port', () => {
    const { statements, dropped } = read(report(`<ports>${port('x', ssh)}${port('999999', ssh)}</ports>`));
    expect(statements).toEqual([]);
    expect(dropped).toMatchObject([{ reason: 'port has no number', count: 2 }]);
  });

  test.for<[title: string, text: string, code: string]>([
    ['that ends too early', report('').slice(0, -10), 'document.syntax'],
    [
      'that declares entities',
      report('').replace('<!DOCTYPE nmaprun>', '<!DOCTYPE nmaprun [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
      'document.entities',
    ],
    [
      'of 100,000 attributes',
      report(`<a ${Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(' ')}/>`),
      'document.too_large',
    ],
  ])('refuses one %s', ([, text, code]) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });
});
