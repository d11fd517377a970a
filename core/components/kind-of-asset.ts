// What kind of asset something is that nobody stated a kind of: by the product that it runs. A pump is not upgraded as a
// computer is, and nothing stands before a firewall.
import type { Asset, AssetKind } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import { productTable } from '#core/components/products/table.ts';
import { resolve } from '#core/components/products/resolve.ts';
import { assert } from '#core/kernel/assert.ts';

/** Something with more programs is a computer, whatever stands among them. */
const componentsMax = 5;
const nameCharactersMax = 200;

/** A stated kind stands. What is taken from a product says from which. */
export function withKind(asset: Asset): Asset {
  if (asset.kind !== 'unknown' || asset.components.length > componentsMax) return asset;
  const [first] = order.flatMap((kind) => {
    const component = asset.components.find((one) => kindOfProduct(one) === kind);
    return component === undefined ? [] : [{ kind, component }];
  });
  if (first === undefined) return asset;
  // A computer of many programs may manage a firewall. What hurts people when it fails is treated so, whatever is beside it.
  if (first.kind === 'appliance' && asset.components.some((one) => kindOfProduct(one) === undefined)) return asset;
  return { ...asset, kind: first.kind, kindFrom: first.component.name };
}

const order = ['medical', 'ot', 'appliance'] as const satisfies readonly AssetKind[];
type ProductKind = (typeof order)[number];

/** The kind of thing that runs this product and nothing else; `undefined` for programs of computers. */
function kindOfProduct(component: Component): ProductKind | undefined {
  if (component.package !== undefined) return undefined;
  const { vendor, name, version } = component;
  const known = resolve({ vendor, name, version });
  if (known !== undefined && known.confidence !== 'doubtful') return kinds().get(known.product);
  const text = `${vendor ?? ''} ${name}`.slice(0, nameCharactersMax);
  return words.find(([pattern]) => pattern.test(text))?.[1];
}

let byProduct: ReadonlyMap<string, ProductKind> | undefined;

function kinds(): ReadonlyMap<string, ProductKind> {
  if (byProduct !== undefined) return byProduct;
  const known = new Set(productTable().phrases.map(({ known: { product } }) => product));
  byProduct = new Map(order.flatMap((kind) => devicesByKind[kind].map((product) => [product, kind] as const)));
  for (const product of byProduct.keys())
    assert(known.has(product), `a device's product must be in the table: ${product}`);
  return byProduct;
}

function listed(text: string): readonly string[] {
  return text.trim().split(/\s*;\s*/);
}

/** The products of the table that are a device's own program; its clients, viewers and engineering tools are not here. */
const devicesByKind: Readonly<Record<ProductKind, readonly string[]>> = {
  medical: listed(`
    IntelliVue MX400-550; IntelliVue MX40; Brilliance 64; LOGIQ e; Venue; Venue Go; CARESCAPE Central Station;
    CARESCAPE B650; CARESCAPE B850; Optima MR360; Sigma Spectrum; Spectrum IQ; Connex Spot Monitor;
    Connex Central Station; Connex Vital Signs Monitor; Alaris PC Unit 8015; Alaris Gateway Workstation;
    Pyxis MedStation ES; Pyxis MedStation 4000; SpaceStation with SpaceCom 2; SpaceCom; Plum A+; Infinity Delta;
    CareLink 2090 Programmer; FCR Capsula X; IntelliVue Information Center iX`),
  ot: listed(`
    SIMATIC S7-1200; SIMATIC S7-1500; SIMATIC S7-1500 Software Controller; SIMATIC CP 443-1; SCALANCE S615;
    SCALANCE M804PB; SIMATIC WinCC V7.5; SIMATIC WinCC V7.4; SIMATIC WinCC Runtime Advanced;
    SIMATIC WinCC Runtime Professional; SIMATIC PCS neo; SIMATIC PCS 7 V9.1; ControlLogix 5580; GuardLogix 5580;
    CompactLogix 5380; CompactLogix 5480; CompactLogix 5370; MicroLogix 1400; MicroLogix 1100; Stratix 5700;
    FactoryTalk View SE; Modicon M340; Modicon M580; Modicon M221; Modicon Quantum; MELSEC iQ-F FX5U;
    Omron NJ/NX Series; System 800xA; RobotWare; DeltaV; Ovation; OpenEnterprise; Experion PKS; Experion Server; C300;
    AVEVA InTouch; Unitronics Vision; RTU500; WAGO 750-881; NPort 5110; EDR-810; FL MGUARD RS4000; CENTUM VP;
    Proficy iFIX; CIMPLICITY; Ignition; VTScada; CODESYS Control Win; MicroSCADA SYS600; GENESIS64; FAST/TOOLS`),
  appliance: listed(`
    FortiOS; FortiProxy; FortiManager; FortiAnalyzer; FortiWeb; FortiMail; FortiADC; FortiSwitch; FortiAuthenticator;
    FortiNAC; FortiSandbox; PAN-OS; SonicOS; SonicWall SMA 100; SonicWall SMA 1000; SonicWall Email Security;
    Ivanti Connect Secure; Ivanti Policy Secure; Ivanti Cloud Services Appliance; Ivanti Sentry; NetScaler ADC;
    NetScaler Gateway; Sophos Firewall; Sophos UTM; WatchGuard Fireware; Zyxel ATP; Zyxel USG FLEX; Zyxel NAS326;
    RouterOS; Junos OS; Junos OS Evolved; BIG-IP; Check Point Gaia; Barracuda Email Security Gateway; Cisco IOS;
    Cisco IOS XE; Cisco IOS XR; Cisco NX-OS; Cisco ASA; Cisco Firepower Threat Defense; Cisco Meraki MX;
    Cisco Small Business RV Routers; Cisco Secure Email Gateway; Vigor Routers; Synology DSM; Synology Router Manager;
    QNAP QTS; QuTS hero; TerraMaster TOS; LoadMaster; UniFi Access Points; airOS; D-Link DNS-320L; D-Link DNS-325`),
};

/** What the table does not hold, by names that stand for one kind of thing whoever makes it. */
const words: readonly (readonly [RegExp, ProductKind])[] = [
  [
    /\b(?:infusomat|perfusor|spacestation|alaris|sigma spectrum|plum (?:a\+|360)|lifecare pca|intellivue|carescape|medfusion|cadd-\w+|omnicell|infusion pump|syringe pump|patient monitor|bedside monitor|ventilator|ultrasound|defibrillator|mammograph\w*|ct scanner|x-ray|dialysis)\b/i,
    'medical',
  ],
  [
    /\b(?:simatic|s7-(?:300|400|1200|1500)|modicon|controllogix|compactlogix|micrologix|panelview|plc|rtu|hmi)\b/i,
    'ot',
  ],
  [
    /\b(?:fortigate|fortios|pan-os|sonicwall (?:tz|nsa)|sonicos|netscaler|connect secure|firebox|fireware|big-ip|junos)\b/i,
    'appliance',
  ],
];
