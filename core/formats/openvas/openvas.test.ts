// Reports of our own making, in the shapes that OpenVAS and Greenbone write.
import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readTableEstate } from '#core/formats/estate-table.ts';
import { readXmlEstate } from '#core/formats/estate-xml.ts';

const oid = '1.3.6.1.4.1.25623.1.0.100001';

function result(nvt: string, rest: string, host = '10.0.0.5<asset/><hostname>srv5</hostname>'): string {
  return (
    `<result id="r"><name>n</name><modification_time>2026-10-03T10:00:00Z</modification_time><host>${host}</host><port>443/tcp</port>` +
    `<nvt oid="${oid}"><type>nvt</type><name>A flaw\n   of Thing</name><family>General</family>${nvt}</nvt>${rest}</result>`
  );
}

function report(results: string, hosts = ''): string {
  return (
    '<report id="x" format_id="a994b278" extension="xml"><creation_time>2026-10-01T10:00:00Z</creation_time><report id="x">' +
    '<gmp><version>22.6</version></gmp><ports><port>443/tcp<host>10.0.0.9</host></port></ports>' +
    `<results>${results}</results>${hosts}<scan_end>2026-10-04T11:00:00Z</scan_end></report></report>`
  );
}

function read(text: string): EstateReading {
  const reading = readXmlEstate([text], 'openvas.xml');
  if (reading === undefined) throw new Error('is not recognised');
  return reading;
}

const details =
  '<host><ip>10.0.0.5</ip><end>2026-10-04T10:59:00Z</end>' +
  '<detail><name>OS</name><value>cpe:/o:debian:debian_linux:11</value></detail>' +
  '<detail><name>best_os_txt</name><value>Debian GNU/Linux 11 (bullseye)</value></detail>' +
  '<detail><name>App</name><value>cpe:/a:maker:thing:1.0</value></detail>' +
  '<detail><name>MAC</name><value>00:11:22:33:44:55</value></detail></host>';

describe('the XML report of OpenVAS', () => {
  test('states a result; what stands behind the results tells of the host', () => {
    const nvt =
      '<tags>summary=s|solution=Upgrade\n  it. a|b=c|solution_type=VendorFix</tags>' +
      '<refs><ref type="cve" id="CVE-2021-0001"/><ref type="url" id="https://maker.example/a"/><ref type="cert-bund" id="CB-1"/></refs>';
    const text = report(
      result(
        nvt,
        '<threat>High</threat><severity>9.8</severity><description>Installed version: 1.0\nFixed version: 1.1\ncpe:/a:maker:thing</description>',
      ),
      details,
    );
    const { statements, assets, createdOn, tool, format, dropped } = read(text);
    expect({ createdOn, tool, format, dropped }).toEqual({
      createdOn: '2026-10-04',
      tool: 'Greenbone (GMP 22.6)',
      format: 'OpenVAS XML',
      dropped: [],
    });
    expect(statements).toEqual([
      {
        asset: 'srv5',
        component: expect.objectContaining({ name: 'thing', vendor: 'maker', version: '1.0' }),
        kind: 'vulnerability',
        id: `OpenVAS ${oid}`,
        vulnerabilities: ['CVE-2021-0001'],
        stance: 'affected',
        title: 'A flaw of Thing',
        severity: 'high',
        solution: 'Upgrade\nit. a|b=c',
        evidence: 'Installed version: 1.0\nFixed version: 1.1\ncpe:/a:maker:thing',
        fixedIn: ['1.1'],
        place: '443/tcp',
        seenOn: '2026-10-03',
        references: ['https://maker.example/a'],
      },
    ]);
    expect(assets).toMatchObject([
      { name: 'srv5', kind: 'host', seenOn: '2026-10-04', alsoKnownAs: ['10.0.0.5', '00:11:22:33:44:55'] },
    ]);
    expect(assets[0]?.components.map(({ name, version }) => [name, version])).toContainEqual([
      'Debian GNU/Linux',
      '11',
    ]);
  });

  test.for<[threat: string, severity: string, kind: string, graded: string, stance: string]>([
    ['High', '9.8', 'vulnerability', 'high', 'affected'],
    ['Critical', '9.8', 'vulnerability', 'critical', 'affected'],
    ['', '4.0', 'vulnerability', 'medium', 'affected'],
    ['Log', '0.0', 'information', 'none', 'affected'],
    ['Debug', '', 'information', 'none', 'affected'],
    ['False Positive', '-1.0', 'vulnerability', 'unknown', 'not affected'],
    ['what', 'what', 'vulnerability', 'unknown', 'affected'],
  ])('threat %s of %s is %s, %s, %s', ([threat, severity, kind, graded, stance]) => {
    const { statements } = read(report(result('', `<threat>${threat}</threat><severity>${severity}</severity>`)));
    expect(statements).toMatchObject([{ kind, severity: graded, stance }]);
  });

  test('tells packages of their distribution, once for one result', () => {
    const output =
      'Vulnerable package: openssl\nInstalled version: openssl-1.1.1n-0+deb11u3\nFixed version: >=openssl-1.1.1n-0+deb11u4\n\n' +
      'Vulnerable package: libssl1.1\nInstalled version: libssl1.1-1.1.1n-0+deb11u3\nFixed version: >=libssl1.1-1.1.1n-0+deb11u4';
    const { statements, assets } = read(
      report(result('', `<threat>High</threat><description>${output.replaceAll('>', '&gt;')}</description>`), details),
    );
    expect(statements).toMatchObject([
      {
        component: { purl: 'pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u3?distro=debian-11' },
        fixedIn: ['1.1.1n-0+deb11u4'],
      },
    ]);
    expect(assets[0]?.components.map(({ name }) => name)).toContain('libssl1.1');
  });

  test('tells how far Windows is updated by its kernel, whose file bears the number of an earlier release', () => {
    const output =
      'Vulnerable range: 10.0.19041.0 - 10.0.19041.4893\nFile checked: C:\\Windows\\system32\\Ntoskrnl.exe\nFile version: 10.0.19041.4780';
    const windows = details.replace('Debian GNU/Linux 11 (bullseye)', 'Microsoft Windows 10 Pro 22H2');
    const { assets, statements } = read(
      report(result('<family>x</family>', `<threat>High</threat><description>${output}</description>`), windows),
    );
    expect(assets[0]?.components[0]).toMatchObject({ name: 'Windows 10 Pro 22H2', version: '10.0.19045.4780' });
    expect(statements).toHaveLength(1);
    const unnamed = read(report(result('', `<description>${output.replaceAll('19041', '17763')}</description>`)));
    expect(unnamed.assets[0]?.components).toMatchObject([
      { vendor: 'Microsoft', name: 'Windows', version: '10.0.17763.4780' },
    ]);
    expect(read(report(result('', `<description>${output}</description>`))).assets[0]?.components).toEqual([]);
  });

  test('counts messages and results of nobody', () => {
    const message = result('', '').replaceAll(oid, '0');
    const { statements, dropped } = read(report(message + result('', '', '')));
    expect(statements).toEqual([]);
    expect(dropped.map(({ reason }) => reason)).toEqual(['result belongs to no host', 'result names no test']);
  });

  test('is told from reports of others', () => {
    expect(readXmlEstate(['<report><results/></report>'], 'x')).toBeUndefined();
    expect(readXmlEstate(['<get_reports_response status="200"/>'], 'x')).toMatchObject({ statements: [] });
  });

  test('that ends too early is refused', () => {
    expect(() => read(report(result('', '')).slice(0, -12))).toThrow(
      expect.objectContaining({ code: 'document.syntax' }),
    );
  });
});

describe('the CSV report of OpenVAS', () => {
  const head =
    'IP,Hostname,Port,Port Protocol,CVSS,Severity,Solution Type,NVT Name,Summary,Specific Result,NVT OID,CVEs,Timestamp,Solution,Product Detection Result';

  test('states a row', () => {
    const rows =
      `10.0.0.5,srv5.example.org,443,tcp,9.8,High,VendorFix,A flaw,s,"Installed version: 1.0\nFixed version: 1.1",${oid},"CVE-2021-0001,CVE-2021-0002",2026-10-03T10:00:00Z,Upgrade it.,"Product: cpe:/a:maker:thing:1.0\nMethod: x"\n` +
      '10.0.0.5,srv5.example.org,,,7.5,High,,CVE-2021-0003,s,The host carries the product: cpe:/a:maker:thing:1.0,CVE-2021-0003,,2026-10-03T10:00:00Z,,\n' +
      '10.0.0.5,srv5.example.org,,,0.0,Log,,News,s,,,,,,\n';
    const reading = readTableEstate(`${head}\n${rows}`, 'openvas.csv');
    expect(reading?.assets).toMatchObject([
      { name: 'srv5.example.org', alsoKnownAs: ['10.0.0.5'], components: [{ name: 'thing', version: '1.0' }] },
    ]);
    expect(reading?.statements).toMatchObject([
      {
        id: `OpenVAS ${oid}`,
        vulnerabilities: ['CVE-2021-0001', 'CVE-2021-0002'],
        component: { name: 'thing', version: '1.0' },
        fixedIn: ['1.1'],
        place: '443/tcp',
        solution: 'Upgrade it.',
        seenOn: '2026-10-03',
      },
      { id: 'CVE-2021-0003', vulnerabilities: ['CVE-2021-0003'], place: undefined },
    ]);
    expect(reading?.dropped).toMatchObject([{ reason: 'row names no test', count: 1 }]);
  });
});
