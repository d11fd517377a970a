// Documents of our own making, after Qualys' published descriptions and what its service answered others.
import { describe, expect, test } from 'vitest';
import { readXmlEstate } from '#core/formats/estate-xml.ts';

describe('the XML of one Qualys scan', () => {
  const scan =
    '<?xml version="1.0" encoding="UTF-8" ?><!DOCTYPE SCAN SYSTEM "https://qualys.example/scan-1.dtd"><SCAN value="scan/1">' +
    '<HEADER><KEY value="USERNAME">me</KEY><KEY value="DATE"><![CDATA[2026-10-05T09:45:41Z]]></KEY></HEADER>' +
    '<IP value="10.0.0.5" name="srv5.example.org" status="up"><OS>Windows Server 2019</OS><NETBIOS_HOSTNAME>SRV5</NETBIOS_HOSTNAME>' +
    '<INFOS><CAT value="Information gathering"><INFO number="6" severity="1"><TITLE>DNS Host Name</TITLE><RESULT>x</RESULT></INFO></CAT></INFOS>' +
    '<VULNS><CAT value="Web server" port="443" protocol="tcp"><VULN number="100" severity="5" cveid="CVE-2021-0001"><TITLE>A flaw</TITLE>' +
    '<CVE_ID_LIST><CVE_ID><ID>CVE-2021-0002</ID><URL>http://cve.example</URL></CVE_ID></CVE_ID_LIST><SOLUTION>Mend it.</SOLUTION><RESULT>saw it</RESULT></VULN>' +
    '<VULN number="" severity="1"><TITLE>Nameless</TITLE></VULN></CAT></VULNS>' +
    '<PRACTICES><CAT value="Windows"><PRACTICE number="90043" severity="3"><TITLE>Signing is off</TITLE></PRACTICE></CAT></PRACTICES></IP>' +
    '<IP status="up"/></SCAN>';

  test('is read', () => {
    const reading = readXmlEstate([scan], 'scan.xml');
    expect(reading).toMatchObject({
      format: 'Qualys scan XML',
      createdOn: '2026-10-05',
      assets: [{ name: 'srv5.example.org', kind: 'server', alsoKnownAs: ['10.0.0.5', 'SRV5'] }],
      statements: [
        {
          id: 'QID 100',
          kind: 'vulnerability',
          severity: 'critical',
          vulnerabilities: ['CVE-2021-0001', 'CVE-2021-0002'],
          title: 'A flaw',
          solution: 'Mend it.',
          evidence: 'saw it',
          place: '443/tcp',
          seenOn: '2026-10-05',
        },
        { id: 'QID 90043', evidence: 'Type: potential, not confirmed', component: { name: 'Windows Server 2019' } },
        { id: 'QID 6', kind: 'information', severity: 'none' },
      ],
    });
    expect(reading?.dropped.map(({ reason }) => reason)).toEqual([
      'detection names no QID',
      'host has neither an address nor a name',
    ]);
  });
});

describe('a Qualys scan that found nobody', () => {
  test.each([
    [
      'an empty list of declarations',
      '<IP value="10.0.0.5" status="down"/><ERROR number="3509">\n  No host alive...\n</ERROR>',
    ],
    ['no host at all', '<ERROR number="5000">No host alive...</ERROR>'],
  ])('is told as such, with %s', (_, within) => {
    const scan = `<?xml version="1.0"?><!DOCTYPE SCAN SYSTEM "https://qualys.example/scan-1.dtd"[]><SCAN value="None">${within}</SCAN>`;
    const reading = readXmlEstate([scan], 'scan.xml');
    expect(reading?.assets).toEqual([]);
    expect(reading?.dropped).toEqual([
      ...(within.includes('<IP') ? [{ reason: 'host did not answer', count: 1, example: '10.0.0.5' }] : []),
      { reason: 'scan ended with an error', count: 1, example: 'No host alive...' },
    ]);
  });
});

describe("the answer of Qualys' detection service", () => {
  const answer = (within: string, behind = ''): string =>
    `<!DOCTYPE HOST_LIST_VM_DETECTION_OUTPUT SYSTEM "https://qualys.example/output.dtd"><HOST_LIST_VM_DETECTION_OUTPUT><RESPONSE><HOST_LIST>
     <HOST><IP>10.0.0.5</IP><OS><![CDATA[Windows Server 2019]]></OS><NETBIOS>SRV5</NETBIOS><LAST_SCAN_DATETIME>2026-10-03T06:25:17Z</LAST_SCAN_DATETIME>
     <LAST_VM_SCANNED_DATE>2026-10-02T06:23:47Z</LAST_VM_SCANNED_DATE><DETECTION_LIST>${within}</DETECTION_LIST></HOST></HOST_LIST>${behind}</RESPONSE></HOST_LIST_VM_DETECTION_OUTPUT>`;

  test('that holds a part of the hosts alone says so', () => {
    const warning =
      '<WARNING><CODE>1980</CODE><TEXT>1000 record limit exceeded. Use URL to get next batch of results.</TEXT><URL>https://qualys.example/</URL></WARNING>';
    expect(readXmlEstate([answer('', warning)], 'detections.xml')?.dropped).toEqual([
      {
        reason: 'answer is one of several, and the others hold further hosts',
        count: 1,
        example: '1000 record limit exceeded. Use URL to get next batch of results.',
      },
    ]);
    expect(readXmlEstate([answer('')], 'detections.xml')?.dropped).toEqual([]);
  });

  test('tells when a host was last scanned for flaws', () => {
    expect(readXmlEstate([answer('')], 'detections.xml')?.assets[0]?.seenOn).toBe('2026-10-02');
  });

  test('says that it tells flaws by their number alone', () => {
    const found =
      '<DETECTION><QID>100</QID><TYPE>Confirmed</TYPE></DETECTION><DETECTION><QID>6</QID><TYPE>Info</TYPE></DETECTION>';
    expect(readXmlEstate([answer(found)], 'detections.xml')?.dropped).toEqual([
      {
        reason: 'flaw is told by its QID alone; the report of these hosts as CSV names the vulnerabilities; it is kept',
        count: 1,
        example: 'QID 100',
      },
    ]);
  });

  test('lists the programs of a Windows, and its updates among them', () => {
    const list = [
      'Display Name\tDisplay Version\tInstall Date\tPublisher\tLanguage',
      'Windows Internet Explorer 7\t20061107.210147\t20080303\tMicrosoft Corporation\tNot Found',
      'ATI Display Driver\t8.24.3\tNot Found\tNot Found\tNot Found',
      'Mitigation APIs\tNot Found\t20080303\tMicrosoft Corporation\tNot Found',
      'Security Update for Windows Server 2003 (KB923561)\t1\t20100224\tMicrosoft Corporation\tNot Found',
      'GDR 4060 for SQL Server Database Services 2005 (64-bit) ENU (KB2494113)\t9.3.4060\t20110708\tMicrosoft Corporation\tNot Found',
    ].join('\n');
    const reading = readXmlEstate(
      [answer(`<DETECTION><QID>90235</QID><TYPE>Info</TYPE><RESULTS><![CDATA[${list}]]></RESULTS></DETECTION>`)],
      'detections.xml',
    );
    expect(reading?.assets[0]?.updates).toEqual(['KB923561', 'KB2494113']);
    expect(reading?.assets[0]?.components.slice(1).map(({ name, version, vendor }) => [name, version, vendor])).toEqual(
      [
        ['Windows Internet Explorer 7', '20061107.210147', 'Microsoft Corporation'],
        ['ATI Display Driver', '8.24.3', undefined],
        ['Mitigation APIs', undefined, 'Microsoft Corporation'],
      ],
    );
    expect(reading?.dropped).toEqual([
      { reason: 'version is missing; the component is kept', count: 1, example: 'Mitigation APIs' },
    ]);
  });

  test('is read', () => {
    const reading = readXmlEstate(
      [
        '<HOST_LIST_VM_DETECTION_OUTPUT><RESPONSE><DATETIME>2026-10-05T09:00:00Z</DATETIME><HOST_LIST><HOST><ID>1</ID><IP>10.0.0.5</IP><OS>Windows 10</OS>' +
          '<DETECTION_LIST><DETECTION><QID>100</QID><TYPE>Confirmed</TYPE><SEVERITY>4</SEVERITY><PORT>443</PORT><PROTOCOL>tcp</PROTOCOL><STATUS>Fixed</STATUS>' +
          '<RESULTS>saw it</RESULTS><LAST_FOUND_DATETIME>2026-10-02T01:02:03Z</LAST_FOUND_DATETIME></DETECTION>' +
          '<DETECTION><QID>x</QID></DETECTION></DETECTION_LIST></HOST></HOST_LIST></RESPONSE></HOST_LIST_VM_DETECTION_OUTPUT>',
      ],
      'detections.xml',
    );
    expect(reading).toMatchObject({
      format: 'Qualys detection XML',
      createdOn: '2026-10-05',
      assets: [{ name: '10.0.0.5', kind: 'workstation', seenOn: '2026-10-02' }],
      statements: [{ id: 'QID 100', title: 'QID 100', severity: 'high', stance: 'fixed', place: '443/tcp' }],
      dropped: [
        { reason: 'detection names no QID', count: 1 },
        { reason: expect.stringMatching(/^flaw is told by its QID alone/) as unknown, count: 1 },
      ],
    });
  });
});
