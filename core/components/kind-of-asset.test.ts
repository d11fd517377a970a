import { describe, expect, test } from 'vitest';
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import { withKind } from '#core/components/kind-of-asset.ts';

function component(vendor: string | undefined, name: string, version?: string): Component {
  return {
    name,
    version,
    vendor,
    purl: undefined,
    package: undefined,
    qualifiers: {},
    cpes: [],
    depth: 'unknown',
    through: [],
    scope: undefined,
    statements: [],
    document: 0,
  };
}

function asset(components: readonly Component[], kind: Asset['kind'] = 'unknown'): Asset {
  const unknown = { value: 'unknown', source: undefined, on: undefined } as const;
  return {
    name: 'box',
    exposure: unknown,
    criticality: unknown,
    zone: undefined,
    kind,
    count: 1,
    maintenanceWindow: undefined,
    loses: undefined,
    components,
  };
}

describe('the kind of an asset that nobody stated', () => {
  test.each([
    ['Fortinet', 'FortiGate 60F', 'appliance'],
    ['Fortinte', 'FortiOS', 'appliance'],
    ['Palo Alto Networks', 'PA-440', 'appliance'],
    ['Cisco', 'ASA 5506-X', 'appliance'],
    ['SonicWall', 'NSA 2700', 'appliance'],
    ['Citrix', 'NetScaler ADC', 'appliance'],
    ['Ivanti', 'Connect Secure', 'appliance'],
    ['WatchGuard', 'Firebox T40', 'appliance'],
    ['BD', 'Alaris 8015', 'medical'],
    ['Becton Dickinson', 'Alaris 8015 PC Unit', 'medical'],
    ['B. Braun', 'Infusomat Space', 'medical'],
    ['B. Braun', 'SpaceStation', 'medical'],
    ['Baxter', 'Sigma Spectrum', 'medical'],
    ['ICU Medical', 'Plum 360', 'medical'],
    ['Philips', 'IntelliVue MX450', 'medical'],
    ['Siemens', 'SIMATIC S7-1200', 'ot'],
    ['Unitronics', 'Vision 570', 'ot'],
    ['Rockwell Automation', 'PanelView Plus 7', 'ot'],
    ['AVEVA', 'InTouch HMI', 'ot'],
  ] as const)('follows from %s %s', (vendor, name, kind) => {
    expect(withKind(asset([component(vendor, name)]))).toMatchObject({ kind, kindFrom: name });
  });

  test.each([
    ['Fortinet', 'FortiClient VPN'],
    ['Siemens', 'TIA Portal'],
    ['Microsoft', 'Windows Defender Firewall Control Panel'],
    ['Citrix', 'Citrix Workspace App'],
    ['ConnectWise', 'ScreenConnect'],
    ['Microsoft', 'Exchange Server 2016'],
  ])('stays unknown for a program of computers: %s %s', (vendor, name) => {
    expect(withKind(asset([component(vendor, name)])).kind).toBe('unknown');
  });

  test('is never another than the one that somebody stated', () => {
    const stated = withKind(asset([component('BD', 'Alaris 8015')], 'server'));
    expect(stated.kind).toBe('server');
    expect(stated.kindFrom).toBeUndefined();
  });

  test('is that of the thing that hurts people where two are named, and none where a firewall stands beside programs', () => {
    const pump = component('BD', 'Alaris 8015');
    const firewall = component('Fortinet', 'FortiGate 60F');
    expect(withKind(asset([firewall, pump])).kind).toBe('medical');
    expect(withKind(asset([firewall, component('Google', 'Chrome')])).kind).toBe('unknown');
  });
});
