// Reports of our own making, in the shapes that Nexpose and InsightVM write.
import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readTableEstate } from '#core/formats/estate-table.ts';
import { readXmlEstate } from '#core/formats/estate-xml.ts';

const definition =
  '<vulnerability id="Thing-Flaw" title="A flaw of Thing" severity="8" cvssScore="7.5"><references><reference source="CVE">CVE-2021-0001</reference>' +
  '<reference source="URL">https://maker.example/a</reference></references><solution><ContainerBlockElement><Paragraph>Upgrade to Thing\n  version 1.1' +
  '</Paragraph><Paragraph><URLLink LinkURL="https://maker.example/get">Get it</URLLink></Paragraph></ContainerBlockElement></solution></vulnerability>';

function report(
  tests: string,
  rest = '',
  os = '<os certainty="1.00" vendor="Ubuntu" family="Linux" product="Linux" version="20.04"/>',
): string {
  return (
    '<NexposeReport version="2.0"><scans><scan id="1" name="s" endTime="20261002T164705486" status="finished"/></scans><nodes>' +
    '<node address="10.0.0.5" status="alive" device-id="7" hardware-address="001122334455"><names><name>srv5</name><name>srv5.example.org</name></names>' +
    `<fingerprints>${os}</fingerprints><tests>${tests}</tests>${rest}</node></nodes>` +
    `<VulnerabilityDefinitions>${definition}</VulnerabilityDefinitions></NexposeReport>`
  );
}

function one(id: string, status: string, proof = 'saw it'): string {
  return `<test id="${id}" key="" status="${status}"><Paragraph><Paragraph>${proof}</Paragraph></Paragraph></test>`;
}

function read(text: string): EstateReading {
  const reading = readXmlEstate([text], 'nexpose.xml');
  if (reading === undefined) throw new Error('is not recognised');
  return reading;
}

describe('the XML export of Nexpose', () => {
  test('states a test, in the words of the definition behind it', () => {
    const { assets, statements, createdOn, dropped } = read(report(one('thing-flaw', 'vulnerable-version')));
    expect({ createdOn, dropped }).toEqual({ createdOn: '2026-10-02', dropped: [] });
    expect(assets).toMatchObject([
      {
        name: 'srv5.example.org',
        kind: 'host',
        alsoKnownAs: ['10.0.0.5', '001122334455', 'srv5'],
        components: [{ vendor: 'Canonical', name: 'Ubuntu', version: '20.04' }],
      },
    ]);
    expect(statements).toEqual([
      {
        asset: 'srv5.example.org',
        component: undefined,
        kind: 'vulnerability',
        id: 'Nexpose thing-flaw',
        vulnerabilities: ['CVE-2021-0001'],
        stance: 'affected',
        title: 'A flaw of Thing',
        severity: 'critical',
        solution: 'Upgrade to Thing version 1.1\nGet it\nhttps://maker.example/get',
        evidence: 'saw it',
        fixedIn: ['1.1'],
        place: undefined,
        seenOn: '2026-10-02',
        references: ['https://maker.example/a'],
      },
    ]);
  });

  test('tells what serves on a port, and what is installed', () => {
    const endpoints =
      '<endpoints><endpoint protocol="tcp" port="443" status="open"><services><service name="HTTPS"><fingerprints>' +
      '<fingerprint certainty="0.9" vendor="Maker" product="Thing" version="1.0"/></fingerprints>' +
      `<tests>${one('thing-flaw', 'vulnerable-exploited')}</tests></service></services></endpoint></endpoints>` +
      '<software><fingerprint certainty="1" vendor="Other" product="Tool" version="3"/><fingerprint/></software>';
    const { assets, statements } = read(report('', endpoints));
    expect(statements).toMatchObject([
      { component: { name: 'Thing', vendor: 'Maker', version: '1.0' }, place: '443/tcp' },
    ]);
    expect(assets[0]?.components.map(({ name }) => name)).toEqual(['Ubuntu', 'Tool', 'Thing']);
  });

  test.for<[status: string, stance: string | undefined]>([
    ['vulnerable-exploited', 'affected'],
    ['vulnerable-potential', 'affected'],
    ['potential', 'affected'],
    ['exception-vulnerable-version', 'affected'],
    // The codes of the CSV, by Rapid7's list of them; what a person made an exception of is as vulnerable as before.
    ['vv', 'affected'],
    ['VP', 'affected'],
    ['ee', 'affected'],
    ['ev', 'affected'],
    ['ep', 'affected'],
    ['nv', 'not affected'],
    ['not-vulnerable', 'not affected'],
    // What the version alone suggests was refuted by other checks.
    ['ov', 'not affected'],
    ['overridden-vulnerable-version', 'not affected'],
    ['sv', undefined],
    ['skipped-version', undefined],
    ['uk', undefined],
    ['error', undefined],
    ['skipped-dos', undefined],
    ['unknown', undefined],
  ])('a test that ends %s says: %s', ([status, stance]) => {
    const { statements, dropped } = read(report(one('thing-flaw', status)));
    expect(statements.map((said) => said.stance)).toEqual(stance === undefined ? [] : [stance]);
    expect(dropped.map(({ reason }) => reason)).toEqual(stance === undefined ? ['test came to no result'] : []);
  });

  test('joins what one test saw more than once', () => {
    const { statements } = read(
      report(one('thing-flaw', 'vulnerable-version', 'a') + one('thing-flaw', 'vulnerable-version', 'b')),
    );
    expect(statements.map(({ evidence }) => evidence)).toEqual(['a\n\nb']);
  });

  test('takes no guess for what runs', () => {
    const { assets } = read(
      report('', '', '<os certainty="0.70" device-class="Router" vendor="Cisco" product="IOS" version="15"/>'),
    );
    expect(assets).toMatchObject([{ kind: 'appliance', components: [] }]);
  });

  test('reads definitions within a node, and keeps a test that has none by its name', () => {
    const within = definition.replaceAll('Thing-Flaw', 'other');
    const { statements, dropped } = read(
      report(
        one('other', 'vulnerable-version') + one('mystery', 'vulnerable-version') + one('', 'vulnerable-version'),
        `<VulnerabilityDefinitions>${within}</VulnerabilityDefinitions>`,
      ),
    );
    expect(statements.map(({ title, severity }) => [title, severity])).toEqual([
      ['A flaw of Thing', 'critical'],
      ['mystery', 'unknown'],
    ]);
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'test has no definition; it is kept by its name',
      'test has no name',
    ]);
  });

  test('that ends too early is refused', () => {
    expect(() => read(report('').slice(0, -20))).toThrow(expect.objectContaining({ code: 'document.syntax' }));
  });
});

describe('the CSV export of InsightVM', () => {
  test('is read in the shortest form that it has', () => {
    const text =
      'Asset IP Address,Service Port,Vulnerability Test Result Code,Vulnerability ID,Vulnerability CVE IDs,Vulnerability Severity Level,Vulnerability Title\n' +
      '10.0.0.5,0,vv,thing-cve-2021-0001,CVE-2021-0001,5,"Thing: CVE-2021-0001: thing, thing-doc -- security update"\n';
    const reading = readTableEstate(text, 'insight.csv');
    expect(reading?.assets.map(({ name }) => name)).toEqual(['10.0.0.5']);
    expect(reading?.statements).toMatchObject([
      { id: 'Nexpose thing-cve-2021-0001', vulnerabilities: ['CVE-2021-0001'], severity: 'high', place: undefined },
    ]);
  });

  test('is read under the headings that its cloud and its templates use', () => {
    const text =
      'Asset IP Address,Hostname(s),Asset OS Name,Vulnerability Title,Vulnerability ID,Severity,CVE IDs,CVSSv3 Score,Evidence,Last Seen\n' +
      '10.0.0.5,srv5,Ubuntu Linux 20.04,A flaw,thing-flaw,Severe,CVE-2021-0001,9.8,saw it,2026-10-02\n' +
      '10.0.0.6,srv6,,A flaw,thing-flaw,,CVE-2021-0001,9.8,,2026-10-02\n';
    const reading = readTableEstate(text, 'insight.csv');
    expect(reading?.assets.map(({ name }) => name)).toEqual(['srv5', 'srv6']);
    expect(reading?.statements).toMatchObject([
      { severity: 'high', evidence: 'saw it', seenOn: '2026-10-02' },
      { severity: 'critical' },
    ]);
  });

  test('states a row', () => {
    const text =
      'Asset IP Address,Asset Names,Asset OS Name,Asset OS Version,Service Port,Service Protocol,Vulnerability Test Result Code,Vulnerability ID,Vulnerability CVE IDs,Vulnerability Severity Level,Vulnerability Title,Vulnerability Test Date,Vulnerability Proof,Vulnerability Solution\n' +
      '10.0.0.5,srv5.example.org,Microsoft Windows Server 2019 Standard Edition,1809,443,TCP,vv,thing-flaw,"CVE-2021-0001,CVE-2021-0002",5,A flaw of Thing,2026-10-02,saw it,Upgrade to Thing 1.1\n' +
      '10.0.0.5,srv5.example.org,,,,,nv,other-flaw,,2,Another,,,\n' +
      '10.0.0.5,,,,,,er,third-flaw,,2,A third,,,\n' +
      ',,,,,,vv,fourth-flaw,,2,A fourth,,,\n';
    const reading = readTableEstate(text, 'insight.csv');
    expect(reading).toMatchObject({ format: 'InsightVM CSV', assets: [{ name: 'srv5.example.org', kind: 'server' }] });
    expect(reading?.statements).toMatchObject([
      {
        id: 'Nexpose thing-flaw',
        vulnerabilities: ['CVE-2021-0001', 'CVE-2021-0002'],
        severity: 'high',
        stance: 'affected',
        place: '443/tcp',
        evidence: 'saw it',
        fixedIn: ['1.1'],
        seenOn: '2026-10-02',
      },
      { id: 'Nexpose other-flaw', stance: 'not affected', severity: 'medium' },
    ]);
    expect(reading?.dropped.map(({ reason }) => reason)).toEqual(['row names no host', 'test came to no result']);
  });
});
