import { describe, expect, it } from 'vitest';
import { knownNames } from '#core/components/products/known-names.ts';
import { productQuestions } from '#core/components/products/question.ts';
import { resolve, type NamedThing } from '#core/components/products/resolve.ts';

function thing(vendor: string | undefined, name: string, version?: string): NamedThing {
  return { vendor, name, version };
}

describe('a display name', () => {
  it.each([
    ['Microsoft Corporation', 'Microsoft Edge', '118.0.2088.46', 'Microsoft Edge', '118.0.2088.46'],
    ['Microsoft', 'Exchange Server 2016 CU23', '15.1.2507.6', 'Exchange Server 2016 CU23', '15.1.2507.6'],
    ['Microsoft', 'Exchange Server 2013', '15.0.1497.2', 'Exchange Server 2013', '15.0.1497.2'],
    ['Microsoft', 'SQL Server 2012', '11.0.7507.2', 'SQL Server 2012', '11.0.7507.2'],
    ['Microsoft', 'SQL Server 2008 R2', '10.50.6000.34', 'SQL Server 2008 R2', '10.50.6000.34'],
    ['Mozilla', 'Mozilla Firefox (x64 en-US)', '115.0.2', 'Firefox', '115.0.2'],
    [undefined, 'Mozilla Firefox 115.0.2 (x64 en-US)', undefined, 'Firefox', '115.0.2'],
    [undefined, 'Mozilla Firefox (x86 pt-BR)', '115.0.2', 'Firefox', '115.0.2'],
    [undefined, 'Mozilla Firefox ESR (x64 de)', '115.3.1', 'Firefox ESR', '115.3.1'],
    ['Mozilla', 'Mozilla Firefox ESR (x64 en-US)', '115.3.1', 'Firefox ESR', '115.3.1'],
    ['Oracle Corporation', 'Java 8 Update 391 (64-bit)', '8.0.3910.13', 'Java SE (Oracle)', '8u391'],
    ['Cisco Systems, Inc.', 'Cisco Secure Client - AnyConnect VPN', '5.0.05040', 'Cisco Secure Client', '5.0.05040'],
    ['Microsoft', 'Windows 10 Pro', '10.0.19045.4894', 'Windows 10 22H2', '10.0.19045.4894'],
    [undefined, 'Microsoft Windows 10 Enterprise LTSC 2019', '10.0.17763.5122', 'Windows 10 1809', '10.0.17763.5122'],
    [undefined, 'Windows 10 22H2', undefined, 'Windows 10 22H2', undefined],
    [undefined, 'Windows Server 2012 R2 Standard', '6.3 (9600)', 'Windows Server 2012 R2', undefined],
    ['Microsoft Corporation', 'Microsoft .NET Runtime - 6.0.25 (x64)', '48.100.4037', '.NET 6', '6.0.25'],
    [
      'Microsoft',
      'Microsoft Exchange Server 2019',
      'Version 15.2 (Build 1118.40)',
      'Exchange Server 2019 CU12',
      '15.2.1118.40',
    ],
    ['Microsoft', 'Microsoft SQL Server 2022 (64-bit)', '16.0.4131.2', 'SQL Server 2022 (CU)', '16.0.4131.2'],
    ['Microsoft', 'Microsoft SQL Server 2022 (64-bit)', '16.0.1121.4', 'SQL Server 2022 (GDR)', '16.0.1121.4'],
    ['Fortinet', 'FortiGate', 'v7.2.5 build 1517', 'FortiOS', '7.2.5'],
    [undefined, 'TeamViewer 15', '15.51.5', 'TeamViewer', '15.51.5'],
    ['Igor Pavlov', '7-Zip 23.01 (x64)', '23.01', '7-Zip', '23.01'],
    ['Adobe', 'Reader', '23.008.20421', 'Adobe Acrobat Reader DC', '23.008.20421'],
    [undefined, 'Adobe ColdFusion 2021', '2021,0,12,330257', 'Adobe ColdFusion', '2021.12'],
  ])('of %s, "%s" in version %s is %s %s', (vendor, name, version, ...expected) => {
    const found = resolve(thing(vendor, name, version));
    const isKnown = found !== undefined && found.confidence !== 'doubtful';
    expect(isKnown ? [found.product, found.version] : []).toEqual(expected);
  });

  it('is certain by the table, and says why', () => {
    expect(resolve(thing('Google LLC', 'Google Chrome', '117.0.1'))).toMatchObject({
      confidence: 'certain',
      cpes: ['cpe:google:chrome'],
      products: ['product:google/chrome'],
      because: '"Google Chrome" is a name of Google Chrome',
    });
  });

  it.each([
    ['Rockwell Automation', 'Compact Logix 5380 Series', 'likely', 'CompactLogix 5380'],
    ['VideoLAN', 'VLC mediaplayer', 'likely', 'VLC media player'],
    ['Siemens', 'SIMATIC S7-1200 firmware', 'likely', 'SIMATIC S7-1200'],
    ['Trimble', 'SIMATIC S7-1200', 'doubtful', 'SIMATIC S7-1200'],
    [undefined, 'FactoryTalk View SE Client', 'doubtful', 'FactoryTalk View SE'],
    ['Siemens', 'SIMATIC S7-1700', undefined, undefined],
    ['Microsoft', 'Microsoft Office 2022', undefined, undefined],
  ])('of %s, "%s", is %s to be %s', (vendor, name, confidence, product) => {
    const found = resolve(thing(vendor, name, '1.0'));
    expect(found?.confidence).toBe(confidence);
    expect(found?.product).toBe(product);
  });

  it('is doubtful where only the version would tell which release it is, or belongs to another', () => {
    expect(resolve(thing('Microsoft', 'Microsoft SQL Server 2019'))?.confidence).toBe('doubtful');
    expect(resolve(thing('Microsoft', 'Microsoft Windows 10 22H2', '10.0.19044.1'))).toMatchObject({
      confidence: 'doubtful',
      because: 'version 10.0.19044 is none of Windows 10 22H2',
      contradicted: '10.0.19044.1',
    });
    expect(resolve(thing('Microsft', 'Exchange Server 2019', '15.9.1118.7'))).toMatchObject({
      confidence: 'doubtful',
      contradicted: '15.9.1118.7',
      because: expect.stringMatching(
        /its vendor is stated as "Microsft"; version 15\.9\.1118 is none of Exchange Server 2019/,
      ),
    });
  });

  it('that a question gave a product is that product also in a version that is none of it, which is then not known', () => {
    expect(resolve(thing('Microsoft', 'Exchange Server 2019', '15.9.1118.7'))).toMatchObject({
      confidence: 'certain',
      product: 'Exchange Server 2019',
      version: undefined,
      contradicted: '15.9.1118.7',
      because: 'version 15.9.1118 is none of Exchange Server 2019',
    });
    expect(resolve(thing('Microsoft', 'Exchange Server 2019', '15.2.1118.7'))?.contradicted).toBeUndefined();
  });

  it('of hostile length is read in no time', () => {
    // A quarter of a million words: what grows with their square would outlast the limit of any test.
    for (const text of ['a '.repeat(250_000), '1.'.repeat(500_000), 'windows '.repeat(90_000), '-'.repeat(1_000_000)]) {
      expect(resolve(thing(text, text, text))?.confidence).not.toBe('certain');
    }
  });
});

describe('doubtful names', () => {
  it('become one question for each product', () => {
    const things = [
      thing(undefined, 'FactoryTalk View SE Client'),
      thing('Acme', 'FactoryTalk View SE'),
      thing(undefined, 'FactoryTalk View SE Client'),
      thing('Acme', 'ThinManager'),
      thing('Google', 'Google Chrome'),
    ];
    const doubtful = things.flatMap((one) => {
      const resolution = resolve(one);
      return resolution === undefined ? [] : [{ thing: one, resolution }];
    });
    expect(productQuestions(doubtful).map(({ text }) => text)).toEqual([
      'Is "FactoryTalk View SE Client", "Acme FactoryTalk View SE" FactoryTalk View SE of Rockwell Automation? Doubtful: it is written like "factorytalk view se", with a difference that may matter; "FactoryTalk View SE" is a name of FactoryTalk View SE, but its vendor is stated as "Acme".',
      'Is "Acme ThinManager" ThinManager of Rockwell Automation? Doubtful: "ThinManager" is a name of ThinManager, but its vendor is stated as "Acme".',
    ]);
  });
});

describe('the further names of a component', () => {
  const plain = {
    purl: undefined,
    package: undefined,
    qualifiers: {},
    cpes: [],
    depth: 'unknown',
    through: [],
    document: 0,
    statements: [],
  } as const;

  it('are those of the product that it certainly or likely is', () => {
    const component = { ...plain, vendor: 'Fortinet', name: 'FortiGate 60F', version: 'v7.2.5 build 1517' };
    expect(knownNames(component)).toMatchObject({ cpes: ['cpe:fortinet:fortios'], version: '7.2.5' });
  });

  it('are those of its maker and of the catalogue of exploited vulnerabilities too', () => {
    const appliance = { ...plain, vendor: 'SonicWall', name: 'SMA 100', version: '10.2.1.7-50sv' };
    expect(knownNames(appliance)?.products).toContain('product:sonicwall/sslvpnsma100');
    const program = { ...plain, vendor: undefined, name: 'Mirth Connect', version: '4.3.0' };
    expect(knownNames(program)?.products).toEqual(['product:nextgenhealthcare/mirthconnect']);
  });

  it('are none for packages, and for what is doubtful', () => {
    expect(knownNames({ ...plain, package: 'npm/firefox', vendor: 'Mozilla', name: 'Firefox', version: '1' })).toBe(
      undefined,
    );
    expect(knownNames({ ...plain, vendor: 'Acme', name: 'ThinManager', version: '1' })).toBe(undefined);
  });
});
