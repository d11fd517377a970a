import { describe, expect, it } from 'vitest';
import { vendorLike } from '#core/components/products/misspelt.ts';
import { productQuestions } from '#core/components/products/question.ts';
import { resolve, type NamedThing } from '#core/components/products/resolve.ts';

function thing(vendor: string | undefined, name: string, version?: string): NamedThing {
  return { vendor, name, version };
}

describe('a vendor', () => {
  it.each([
    ['microsft', 'microsoft'],
    ['ivanty', 'ivanti'],
    ['fortinte', 'fortinet'],
    ['microsoft', undefined],
    ['acme', undefined],
    ['dahn', undefined],
    ['sonicwal', 'sonicwall'],
    ['sonicw', 'sonicwall'],
    ['paloaltonetw', 'paloaltonetworks'],
    ['micr', 'microsoft'],
    ['open', undefined],
  ])('that is written %s may be meant for %s', (word, vendor) => {
    expect(vendorLike(word)).toBe(vendor);
  });
});

describe('what is written wrong is asked about, and never taken for what it may be', () => {
  it.each([
    ['Microsft', 'Exchange Server 2019', '15.2.1118.7', 'Exchange Server 2019 CU12'],
    ['Ivanty', 'Connect Secure', '22.3R1', 'Ivanti Connect Secure'],
    ['Ivanty', 'Connect Secure 22.3R1', undefined, 'Ivanti Connect Secure'],
    ['Fortinte', 'FortiOS', '7.0.5', 'FortiOS'],
    ['Atlasian', 'Confluence', '7.13.6', 'Confluence'],
    [undefined, 'Fortinte FortiGate 60F', '7.0.5', 'FortiOS'],
    ['Microsoft', 'Exchnage Server 2019', '15.2.1118.7', 'Exchange Server 2019 CU12'],
    ['Apache', 'Tomact', '9.0.30', 'Apache Tomcat'],
    ['Google', 'Google Chorme', '120.0.6099.1', 'Google Chrome'],
    ['Veem', 'Backup & Replication', '11.0.1.1261', 'Veeam Backup & Replication'],
    ['Sonicwal', 'SMA 100', '10.2.0.1', 'SonicWall SMA 100'],
    ['Sonicwal', 'Sonicwal SMA 100', '10.2.0.1', 'SonicWall SMA 100'],
    ['Sonicw', 'Email Security', '10.0.1', 'SonicWall Email Security'],
    ['Fortine', 'FortiOS', '7.0.5', 'FortiOS'],
    ['Micro', 'Exchange Server 2019', '15.2.1118.7', 'Exchange Server 2019 CU12'],
    ['Rockwell Autom', 'CompactLogix 5380', '33.011', 'CompactLogix 5380'],
    ['Pallo Alto', 'Pallo Alto PAN-OS', '10.1.0', 'PAN-OS'],
    ['Atlassian', 'Confluense', '7.13.6', 'Confluence'],
    ['Rockwell Automation', 'CompactLogex 5380', '33.011', 'CompactLogix 5380'],
    ['Fortinet', 'FortiManeger', '7.0.5', 'FortiManager'],
    ['Progress', 'MOVEit Transfar', '2023.0.1', 'MOVEit Transfer'],
  ])('of %s, "%s" may be %s', (vendor, name, version, product) => {
    expect(resolve(thing(vendor, name, version))).toMatchObject({ confidence: 'doubtful', product });
  });

  it.each([
    ['Palo Alto', 'PAN-OS', '10.1.0', 'PAN-OS'],
    ['Palo Alto Netw', 'PAN-OS', '10.1.0', 'PAN-OS'],
    ['Schneider', 'Modicon M340', '3.2', 'Modicon M340'],
    ['Rockwell', 'CompactLogix 5380', '33.011', 'CompactLogix 5380'],
    ['Adobe Systems Incorporated', 'Adobe Acrobat', '20.005.30334', 'Adobe Acrobat DC'],
    ['F5 Networks', 'BIG-IP', '16.1.2', 'BIG-IP'],
    ['Cisco Systems, Inc.', 'IOS XE', '17.3.1', 'Cisco IOS XE'],
    ['paloaltonetworks', 'PAN-OS', '10.1.0', 'PAN-OS'],
    ['Microsoft Corporat', 'Exchange Server 2019', '15.2.1118.7', 'Exchange Server 2019 CU12'],
  ])('of %s, whose name is there in whole words, "%s" is certainly %s', (vendor, name, version, product) => {
    expect(resolve(thing(vendor, name, version))).toMatchObject({ confidence: 'certain', product });
  });

  it.each([
    ['Microsoft', 'Planner Server 2019'],
    ['Microsft', 'Ward planner'],
    ['Acme', 'Connect Secure'],
  ])('of %s, "%s" is like nothing', (vendor, name) => {
    expect(resolve(thing(vendor, name, '1.0'))).toBeUndefined();
  });
});

it('an update or service pack that the table does not name leaves the product what it is', () => {
  expect(resolve(thing('Microsoft', 'Exchange Server 2019 CU15', '15.2.1748.10'))).toMatchObject({
    confidence: 'certain',
    product: 'Exchange Server 2019',
  });
});

it('a question shows what was written, and where', () => {
  const doubtful = [
    { thing: thing('Fortinte', 'FortiOS', '7.0.5'), hosts: ['FW-MAIN'] },
    { thing: thing('Fortinte', 'Fortinte FortiGate', '7.0.5'), hosts: ['FW-2', 'FW-3', 'FW-4'] },
  ].flatMap((one) => {
    const resolution = resolve(one.thing);
    return resolution === undefined ? [] : [{ ...one, resolution }];
  });
  expect(productQuestions(doubtful)).toMatchObject([
    {
      names: ['Fortinte FortiOS', 'Fortinte FortiGate'],
      text: 'Is "Fortinte FortiOS" (on FW-MAIN), "Fortinte FortiGate" (on FW-2, FW-3 and 1 more) FortiOS of Fortinet? Doubtful: "Fortinte" may be meant for Fortinet.',
    },
  ]);
});
