import { describe, expect, it } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readTableEstate } from '#core/formats/estate-table.ts';

function read(...lines: readonly string[]): EstateReading {
  const reading = readTableEstate(`${lines.join('\n')}\n`, 'devices.csv');
  if (reading === undefined) throw new Error('is no table');
  return reading;
}

describe('lists of devices', () => {
  it('reads operational technology by the attributes that CISA names', () => {
    const { format, createdOn, assets } = read(
      'Register of the water works,,',
      'Exported 2026-03-01,,',
      'Asset Number,Asset Role/Type,Hostname,IP Address,MAC Address,Manufacturer,Model,Operating System,Firmware Version,Serial Number,Physical Location/Address,Asset Criticality,Active/Supported Communication Protocols,Ports/Services,Logging,User Accounts',
      '17,PLC,PLC-PUMP3,10.20.0.5,00:1B:1B:00:00:01,Siemens,SIMATIC S7-1500 CPU 1516-3,,V2.9.4,S C-X1,Pump house 3,High,"S7comm, PROFINET",102,none,none',
      '18,HMI,HMI-2,10.20.0.9,,Siemens,SIMATIC HMI Comfort Panel,Windows 10 IoT Enterprise 2019,V17,,Pump house 3,Medium,,,,',
      '19,VPN gateway,VPN-1,10.20.0.1,,Fortinet,FortiGate 60F,,v7.2.4,,Pump house 3,High,,,,',
    );
    expect(format).toBe('OT assets');
    expect(createdOn).toBe('2026-03-01');
    expect(assets[0]).toMatchObject({
      name: 'PLC-PUMP3',
      kind: 'ot',
      criticality: { value: 'essential', source: 'devices.csv' },
      zone: 'Pump house 3',
      alsoKnownAs: ['10.20.0.5', '00:1B:1B:00:00:01'],
    });
    expect(
      assets.map(({ kind, components }) => [
        kind,
        ...components.map(({ vendor, name, version }) => `${vendor} ${name} ${version}`),
      ]),
    ).toEqual([
      ['ot', 'Siemens SIMATIC S7-1500 CPU 1516-3 V2.9.4'],
      ['ot', 'Microsoft Windows 10 IoT Enterprise 2019 undefined', 'Siemens SIMATIC HMI Comfort Panel V17'],
      ['appliance', 'Fortinet FortiGate 60F v7.2.4'],
    ]);
  });

  it.each([
    ['Historian server', 'Dell', 'PowerEdge R450', 'Windows Server 2019', 'Level 3', 'server'],
    ['Historian', 'AVEVA', 'Historian', '', 'Level 3', 'ot'],
    ['Historian', 'AVEVA', 'Historian', '', 'Level 3.5 (DMZ)', 'server'],
    ['Web server', 'HPE', 'ProLiant DL360', 'Ubuntu 22.04', 'L4', 'server'],
    ['Server', 'Dell', 'PowerEdge R450', 'Windows Server 2022', '', 'server'],
    ['Workstation', 'Dell', 'OptiPlex 7010', 'Windows 10 Pro 22H2', 'Level 4', 'workstation'],
    ['Meter reading server', 'Dell', 'PowerEdge R450', 'Windows Server 2022', 'Level 4', 'server'],
    ['SCADA server', 'Dell', 'PowerEdge R450', 'Windows Server 2019', 'Level 3', 'ot'],
    ['SCADA server', 'Dell', 'PowerEdge R450', 'Windows Server 2019', 'Level 2', 'ot'],
    ['SCADA web server', 'Dell', 'PowerEdge R450', 'Windows Server 2019', 'Level 4', 'server'],
    ['Engineering workstation', 'Dell', 'Precision 3660', 'Windows 10 Pro 22H2', 'Level 3', 'ot'],
    ['Operator workstation', 'Dell', 'OptiPlex 7010', 'Windows 10 Pro 22H2', 'Level 3', 'ot'],
    ['Workstation', 'Dell', 'OptiPlex 7010', 'Windows 10 Pro 22H2', 'Level 2', 'ot'],
    ['Industrial PC', 'Siemens', 'SIMATIC IPC547', 'Windows 10 IoT Enterprise 2019', 'Level 3', 'ot'],
    ['PLC', 'WAGO', 'PFC200', 'Linux', 'Level 4', 'ot'],
    ['RTU', 'ABB', 'RTU560', '', 'Level 1', 'ot'],
    ['HMI panel', 'Siemens', 'SIMATIC HMI Comfort Panel', 'Windows 10 IoT Enterprise 2019', 'Level 4', 'ot'],
    ['Variable frequency drive', 'ABB', 'ACS580', '', '', 'ot'],
    ['Protection relay', 'SEL', 'SEL-751', '', 'Level 1', 'ot'],
    ['Level sensor', 'Endress+Hauser', 'FMR20', '', 'Level 0', 'ot'],
    ['Firewall', 'Fortinet', 'FortiGate 60F', '', 'Level 3.5', 'appliance'],
  ])('knows a %s of %s (%s, %s, %s) among controllers as %s', (...row) => {
    const [role, maker, model, os, level, kind] = row;
    const { format, assets } = read(
      'Asset Role/Type,Asset name,Manufacturer,Model,Operating System,Purdue level,Communication protocols',
      `${role},box-1,${maker},${model},${os},${level},OPC UA`,
    );
    expect(format).toBe('OT assets');
    expect(assets.map((one) => one.kind)).toEqual([kind]);
  });

  it('reads medical devices', () => {
    const { format, assets } = read(
      'Asset Tag;Manufacturer;Model;Software Version;UDI-DI;AE Title;Department;Quantity',
      'CE-0815;Baxter;Sigma Spectrum;8.00.01;00085412610900;;ICU;12',
      'CE-0816;Philips;IntelliVue MX450;N.01;;;ICU;1',
    );
    expect(format).toBe('medical devices');
    expect(
      assets.map(({ name, kind, count, components }) => [
        name,
        kind,
        count,
        ...components.map(({ vendor, name, version }) => `${vendor} ${name} ${version}`),
      ]),
    ).toEqual([
      ['CE-0815', 'medical', 12, 'Baxter Sigma Spectrum 8.00.01'],
      ['CE-0816', 'medical', 1, 'Philips IntelliVue MX450 N.01'],
    ]);
  });

  it('tells appliances from controllers by who makes them', () => {
    const { format, assets } = read(
      'Name,Vendor,Model,Firmware,Management IP',
      'fw1,Fortinet,FortiGate 60F,v7.2.5 build 1517,10.0.0.1',
      'plc1,Rockwell Automation,1756-L83E,33.011,10.0.0.2',
      'box,Nobody,X1,1.0,',
    );
    expect(format).toBe('appliances');
    expect(assets.map(({ name, kind }) => [name, kind])).toEqual([
      ['fw1', 'appliance'],
      ['plc1', 'ot'],
      ['box', 'device'],
    ]);
    expect(assets[0]?.components[0]).toMatchObject({
      vendor: 'Fortinet',
      name: 'FortiGate 60F',
      version: 'v7.2.5 build 1517',
    });
  });

  it('reads a list of Lansweeper', () => {
    const { format, assets } = read(
      'AssetName,AssetTypename,IPAddress,Manufacturer,Model,OS,Version,Lastseen',
      'PC1,Windows,10.0.0.7,Dell Inc.,OptiPlex 7090,Win 10 Pro,22H2,2026-03-04 08:00:00',
    );
    expect(format).toBe('assets CSV');
    expect(assets[0]).toMatchObject({ name: 'PC1', seenOn: '2026-03-04', alsoKnownAs: ['10.0.0.7'] });
    expect(assets[0]?.components.map(({ name }) => name)).toEqual(['Windows 10 Pro 22H2']);
  });
});
