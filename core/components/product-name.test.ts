import { describe, expect, it } from 'vitest';
import { productLookUpName, vendorWord } from '#core/components/product-name.ts';

describe('the look-up name of a product', () => {
  it.each([
    ['Siemens', 'SIMATIC S7-1200', 'product:siemens/simatics71200'],
    ['Siemens AG', 'Siemens SIMATIC S7-1200', 'product:siemens/simatics71200'],
    ['SIEMENS', 'simatic s7 1200', 'product:siemens/simatics71200'],
    ['Rockwell Automation, Inc.', 'ControlLogix 5580', 'product:rockwellautomation/controllogix5580'],
    ['3S-Smart Software Solutions GmbH', 'CODESYS V3', 'product:3ssmartsoftwaresolutions/codesysv3'],
    ['Dahua Technology Co, Ltd', 'IPC', 'product:dahuatechnology/ipc'],
    ['Endress+Hauser GmbH & Co. KG', 'FieldEdge', 'product:endresshauser/fieldedge'],
    ['Hirschmann S.R.L.', 'HiOS', 'product:hirschmann/hios'],
    ['General Electric (GE)', 'Mark VIe', 'product:generalelectric/markvie'],
    ['Geutebrück', 'G-Cam', 'product:geutebruck/gcam'],
    ['Ørsted Łódź', 'Straße', 'product:orstedlodz/strasse'],
    ['İnce', 'Kapı', 'product:ince/kapi'],
    ['Microsoft', 'Windows 10', 'product:microsoft/windows10'],
    ['Microsoft Corporation', 'Microsoft Windows 10', 'product:microsoft/windows10'],
    ['OpenClinic GA', 'OpenClinic GA', 'product:openclinicga/openclinicga'],
    ['Johnson Controls Inc.', 'Johnson Controls Inc. Metasys', 'product:johnsoncontrols/metasys'],
    ['Delta Electronics', 'Delta DOPSoft', 'product:deltaelectronics/deltadopsoft'],
    ['Inc.', 'Thing', 'product:inc/thing'],
    ['Treck Inc', 'TCP/IP', 'product:treck/tcpip'],
    ['三菱電機', 'MELSEC iQ-R', 'product:三菱電機/melseciqr'],
    ['', 'Thing', 'product:/thing'],
    ['X', '++', 'product:x/++'],
  ])('%s, %s is %s', (vendor, product, name) => {
    expect(productLookUpName(vendor, product)).toBe(name);
  });

  it('gives a vendor one word', () => {
    expect(['Siemens AG', 'SIEMENS', 'siemens '].map(vendorWord)).toEqual(['siemens', 'siemens', 'siemens']);
    expect(vendorWord('')).toBe('');
  });

  it('cuts what nobody would write', () => {
    expect(productLookUpName('x'.repeat(10_000), '('.repeat(10_000)).length).toBeLessThan(1100);
  });
});
