// Reports of our own making, in the shapes that Qualys writes.
import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readTableEstate } from '#core/formats/estate-table.ts';
import { readXmlEstate } from '#core/formats/estate-xml.ts';

function found(qid: string, type: string, rest = ''): string {
  return `<VULN_INFO><QID id="qid_${qid}">${qid}</QID><TYPE>${type}</TYPE>${rest}<LAST_FOUND>2026-10-02T01:02:03Z</LAST_FOUND></VULN_INFO>`;
}

function report(infos: string, system = 'Red Hat Enterprise Linux Server 7.9', details = ''): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" ?><!DOCTYPE ASSET_DATA_REPORT SYSTEM "https://qualys.example/asset_data_report.dtd">' +
    '<ASSET_DATA_REPORT><HEADER><GENERATION_DATETIME>2026-10-05T07:00:00Z</GENERATION_DATETIME></HEADER><HOST_LIST><HOST><IP>10.0.0.5</IP>' +
    `<DNS><![CDATA[srv5.example.org]]></DNS><NETBIOS><![CDATA[SRV5]]></NETBIOS><OPERATING_SYSTEM><![CDATA[${system}]]></OPERATING_SYSTEM>` +
    `<VULN_INFO_LIST>${infos}</VULN_INFO_LIST></HOST></HOST_LIST><GLOSSARY><VULN_DETAILS_LIST><VULN_DETAILS id="qid_100"><QID id="qid_100">100</QID>` +
    '<TITLE><![CDATA[A flaw]]></TITLE><SEVERITY>4</SEVERITY><CATEGORY>Local</CATEGORY>' +
    '<SOLUTION><![CDATA[Upgrade.<P>See <A HREF="https://maker.example/a" TARGET="_blank">the advisory</A> &amp; mend.]]></SOLUTION>' +
    '<CVE_ID_LIST><CVE_ID><ID><![CDATA[CVE-2021-0001]]></ID><URL>http://cve.example/</URL></CVE_ID></CVE_ID_LIST>' +
    '<VENDOR_REFERENCE_LIST><VENDOR_REFERENCE><ID>A</ID><URL><![CDATA[https://maker.example/a]]></URL></VENDOR_REFERENCE></VENDOR_REFERENCE_LIST>' +
    `</VULN_DETAILS>${details}</VULN_DETAILS_LIST></GLOSSARY></ASSET_DATA_REPORT>`
  );
}

function read(text: string): EstateReading {
  const reading = readXmlEstate([text], 'qualys.xml');
  if (reading === undefined) throw new Error('is not recognised');
  return reading;
}

describe('the XML report of Qualys', () => {
  test('states what was found, in the words of the glossary behind it', () => {
    const { assets, statements, createdOn, dropped, format } = read(
      report(
        found(
          '100',
          'Vuln',
          '<PORT>443</PORT><PROTOCOL>tcp</PROTOCOL><VULN_STATUS>Active</VULN_STATUS><RESULT><![CDATA[saw it]]></RESULT>',
        ),
      ),
    );
    expect({ createdOn, dropped, format }).toEqual({ createdOn: '2026-10-05', dropped: [], format: 'Qualys XML' });
    expect(assets).toMatchObject([
      {
        name: 'srv5.example.org',
        kind: 'host',
        alsoKnownAs: ['10.0.0.5', 'SRV5'],
        seenOn: '2026-10-02',
        components: [{ vendor: 'Red Hat', name: 'Red Hat Enterprise Linux Server', version: '7.9' }],
      },
    ]);
    expect(statements).toEqual([
      {
        asset: 'srv5.example.org',
        component: undefined,
        kind: 'vulnerability',
        id: 'QID 100',
        vulnerabilities: ['CVE-2021-0001'],
        stance: 'affected',
        title: 'A flaw',
        severity: 'high',
        solution: 'Upgrade.\nSee https://maker.example/a the advisory & mend.',
        evidence: 'saw it',
        fixedIn: [],
        place: '443/tcp',
        seenOn: '2026-10-02',
        references: ['https://maker.example/a'],
      },
    ]);
  });

  test('tells packages with the version that mends them, once for one detection', () => {
    const table =
      'Package\tInstalled Version\tRequired Version\nopenssl\t1.0.2k-16.el7\t1.0.2k-25.el7_9\nopenssl-libs\t1:1.0.2k-16.el7\t1:1.0.2k-25.el7_9';
    const { assets, statements } = read(
      report(found('100', 'Vuln', `<RESULT format="table"><![CDATA[${table}]]></RESULT>`)),
    );
    expect(statements).toMatchObject([
      { component: { purl: 'pkg:rpm/redhat/openssl@1.0.2k-16.el7?distro=rhel-7' }, fixedIn: ['1.0.2k-25.el7_9'] },
    ]);
    expect(assets[0]?.components.map(({ purl }) => purl)).toContain(
      'pkg:rpm/redhat/openssl-libs@1.0.2k-16.el7?distro=rhel-7&epoch=1',
    );
  });

  test.for<
    [type: string, status: string, kind: string, severity: string, stance: string, evidence: string | undefined]
  >([
    ['Vuln', 'New', 'vulnerability', 'high', 'affected', undefined],
    ['Vuln', 'Fixed', 'vulnerability', 'high', 'fixed', undefined],
    ['Practice', 'Active', 'vulnerability', 'high', 'affected', 'Type: potential, not confirmed'],
    ['Ig', '', 'information', 'none', 'affected', undefined],
  ])('%s, %s is %s, %s, %s', ([type, status, kind, severity, stance, evidence]) => {
    const { statements } = read(report(found('100', type, `<VULN_STATUS>${status}</VULN_STATUS>`)));
    expect(statements).toMatchObject([{ kind, severity, stance, evidence }]);
  });

  test('reads the list of programs, and holds flaws of Windows against it', () => {
    const list = 'Display Name\tDisplay Version\tPublisher\nThing\t4.2\tMaker\nNo version\t\tMaker';
    const windows =
      '<VULN_DETAILS><QID>91000</QID><TITLE>Windows update</TITLE><SEVERITY>5</SEVERITY><CATEGORY>Windows</CATEGORY></VULN_DETAILS>';
    const { assets, statements } = read(
      report(
        found('90235', 'Ig', `<RESULT format="table"><![CDATA[${list}]]></RESULT>`) + found('91000', 'Vuln'),
        'Windows Server 2019 Standard 64 bit Edition Version 1809',
        windows,
      ),
    );
    expect(assets[0]?.components.map(({ vendor, name, version }) => [vendor, name, version])).toEqual([
      ['Microsoft', 'Windows Server 2019 Standard 1809', undefined],
      ['Maker', 'Thing', '4.2'],
      ['Maker', 'No version', undefined],
    ]);
    expect(statements[1]).toMatchObject({
      severity: 'critical',
      component: { name: 'Windows Server 2019 Standard 1809' },
    });
  });

  test.for([`<A HREF=${' '.repeat(49_000)}>`, '<a '.repeat(16_000), '<'.repeat(500_000)])(
    'makes a text of hostile HTML in good time',
    (html) => {
      const result = `<RESULT><![CDATA[${html}]]></RESULT>`;
      expect(read(report(found('100', 'Practice', result))).statements).toHaveLength(1);
    },
  );

  test('counts what it can not explain, and keeps it', () => {
    const { statements, dropped } = read(report(found('7', 'Vuln') + found('', 'Vuln') + found('seven', 'Vuln')));
    expect(statements).toMatchObject([{ id: 'QID 7', title: 'QID 7', severity: 'unknown' }]);
    expect(dropped.map(({ reason, count }) => [reason, count])).toEqual([
      ['detection is not in the glossary; it is kept by its number', 1],
      ['detection names no QID', 2],
    ]);
  });

  test('is refused where it declares entities', () => {
    const text = report('').replace('asset_data_report.dtd"', 'asset_data_report.dtd" [<!ENTITY a "b">]');
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'document.entities' }));
  });
});

describe('the CSV reports of Qualys', () => {
  test('state a row, behind whatever stands before the headings', () => {
    const text =
      '"Vulnerability report","2026-10-05"\n\n' +
      '"IP","DNS","NetBIOS","OS","QID","Title","Vuln Status","Type","Severity","Port","Protocol","Last Detected","CVE ID","Vendor Reference","Solution","Results","Category"\n' +
      '"10.0.0.5","srv5.example.org","SRV5","Windows Server 2019","100","A flaw","Active","Vuln","5","443","tcp","10/02/2026 01:02:03","CVE-2021-0001, CVE-2021-0002","A","Mend it.<BR>","saw it","Windows"\n' +
      '"10.0.0.6","","","","","No vulnerabilities match your filters","","","","","","","","","","",""\n';
    const reading = readTableEstate(text, 'qualys.csv');
    expect(reading).toMatchObject({ format: 'Qualys CSV', createdOn: '2026-10-02' });
    expect(reading?.statements).toMatchObject([
      {
        asset: 'srv5.example.org',
        component: { name: 'Windows Server 2019' },
        id: 'QID 100',
        vulnerabilities: ['CVE-2021-0001', 'CVE-2021-0002'],
        severity: 'critical',
        solution: 'Mend it.',
        evidence: 'saw it',
        place: '443/tcp',
        seenOn: '2026-10-02',
      },
    ]);
    expect(reading?.assets.map(({ name }) => name)).toEqual(['srv5.example.org', '10.0.0.6']);
    expect(reading?.dropped).toMatchObject([{ reason: 'row names no QID', count: 1 }]);
  });
});
