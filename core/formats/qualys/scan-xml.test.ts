// Documents of our own making, after Qualys' published descriptions; not yet tried on real ones.
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

describe("the answer of Qualys' detection service", () => {
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
      dropped: [{ reason: 'detection names no QID', count: 1 }],
    });
  });
});
