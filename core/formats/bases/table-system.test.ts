import { describe, expect, it } from 'vitest';
import { TableSystems } from '#core/formats/bases/table-system.ts';

const systems = new TableSystems();

describe('an operating system in columns', () => {
  it.each([
    ['Microsoft Windows 10 Pro', '10.0.19045.4894', '22H2', 'Windows 10 Pro 22H2', '10.0.19045.4894', 'workstation'],
    ['Microsoft Windows 11 Enterprise', '10.0.22631', undefined, 'Windows 11 Enterprise', '10.0.22631', 'workstation'],
    [
      'Microsoft Windows Server 2019 Standard',
      '10.0.17763.6293',
      undefined,
      'Windows Server 2019 Standard',
      '10.0.17763.6293',
      'server',
    ],
    ['Windows 10 Pro', '22H2', undefined, 'Windows 10 Pro 22H2', undefined, 'workstation'],
    ['Windows', '10.0.19045.4894', undefined, 'Windows 10', '10.0.19045.4894', 'workstation'],
    ['Windows', '10.0.22631.4169', undefined, 'Windows 11', '10.0.22631.4169', 'workstation'],
    ['Windows', '10.0.17763.6293', undefined, 'Windows', '10.0.17763.6293', 'host'],
    [
      'Microsoft Windows NT Workstation 10.0',
      '10.0.17763.6293',
      undefined,
      'Windows 10',
      '10.0.17763.6293',
      'workstation',
    ],
    ['Windows 10', '19045.4894', undefined, 'Windows 10', '10.0.19045.4894', 'workstation'],
    ['Win 10 Pro', '22H2', undefined, 'Windows 10 Pro 22H2', undefined, 'workstation'],
    ['Windows10', '19045.4894', undefined, 'Windows 10', '10.0.19045.4894', 'workstation'],
    ['Windows 2019', undefined, undefined, 'Windows Server 2019', undefined, 'server'],
    ['iOS', '17.1.1', undefined, 'iOS', '17.1.1', 'device'],
    ['Android 13', undefined, undefined, 'Android', '13', 'device'],
    ['macOS', '14.5', undefined, 'macOS', '14.5', 'workstation'],
    // As Entra and Graph name them.
    ['MacMDM', '14.5', undefined, 'macOS', '14.5', 'workstation'],
    ['IPhone', '17.5.1', undefined, 'iOS', '17.5.1', 'device'],
    ['iPad', '17.5.1', undefined, 'iPadOS', '17.5.1', 'device'],
    ['AndroidForWork', '14', undefined, 'Android', '14', 'device'],
    ['AndroidEnterprise', '14', undefined, 'Android', '14', 'device'],
    ['windowsRT', '10.0.22631.3447', undefined, 'Windows 11', '10.0.22631.3447', 'workstation'],
    ['Ubuntu', '22.04.4 LTS', undefined, 'Ubuntu', '22.04.4', 'host'],
  ])('%s, %s, %s', (name, version, release, ...expected) => {
    const { component, kind } = systems.of({ name, version, release });
    expect([component?.name, component?.version, kind]).toEqual(expected);
  });

  it('takes a plain Windows for a client where the tool knows no servers', () => {
    expect(systems.of({ name: 'Windows', version: '10.0.17763.6293', isClient: true }).component).toMatchObject({
      name: 'Windows 10',
      vendor: 'Microsoft',
    });
  });

  it.each([[undefined], ['Linux'], ['Unknown']])('%s is no component', (name) => {
    const { component } = systems.of({ name });
    expect(component?.version).toBeUndefined();
  });
});
