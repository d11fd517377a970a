// Kinds of asset in the words of lists: `Laptop`, `Firewall`, `PLC`, `Infusion pump`.
import type { AssetKind } from '#core/components/asset.ts';
import { assetKindOf } from '#core/formats/bases/asset-words.ts';
import { kindOf } from '#core/formats/bases/stated-system.ts';

const wordCharactersMax = 100;

/** The first that fits counts: an infusion pump's server is a server, a workstation for imaging a medical device. */
const words: readonly (readonly [RegExp, AssetKind])[] = [
  [
    /\b(infusion|syringe|ventilator|patient monitor|bedside monitor|ultrasound|sonograph|x-?ray|mri|ct scanner|mammograph|pacs modality|modality|an(a)?esthesia|defibrillator|dialysis|telemetry monitor|ecg|ekg|eeg|analy[sz]er|incubator|medical|modalit[äy]t?|infusionspumpe|beatmung\w*)\b/i,
    'medical',
  ],
  [
    /\b(plc|sps|hmi|rtu|ied|dcs|scada|historian|sis|vfd|variable frequency drive|protection relay|safety (controller|system)|industrial|automate|ics|ot)\b/i,
    'ot',
  ],
  [/\b(server|servidor|serveur|domain controller|hypervisor)\b/i, 'server'],
  [
    /\b(laptop|notebook|desktop|workstation|pc|computer|thin client|tower|all-in-one|arbeitsplatz|portable|portátil|ordinateur|ordenador)\b/i,
    'workstation',
  ],
  [
    /\b(firewall|router|switch|gateway|vpn|nas|storage|san|access point|load ?balancer|appliance|network|wlan|proxy)\b/i,
    'appliance',
  ],
  [
    /\b(printer|camera|phone|smartphone|tablet|mobile|scanner|drucker|kamera|imprimante|impresora|iot|ups|tv|display|badge|sensor)\b/i,
    'device',
  ],
  [/\b(virtual machine|vm|host)\b/i, 'host'],
];

/** `undefined` where the words tell no kind. */
export function assetKindIn(text: string): AssetKind | undefined {
  const stated = text.slice(0, wordCharactersMax);
  const exact = assetKindOf(stated);
  if (exact !== undefined) return exact;
  const told = words.find(([pattern]) => pattern.test(stated))?.[1] ?? kindOf(stated);
  return told === 'unknown' ? undefined : told;
}

const makers: readonly (readonly [RegExp, AssetKind])[] = [
  [
    /\b(baxter|b\.? ?braun|becton|bd|carefusion|icu medical|smiths medical|hospira|dr(ae|ä)ger|philips|medtronic|mindray|siemens health\w*|ge health\w*|hologic|carestream|fresenius|masimo|nihon kohden|spacelabs|zoll|stryker|boston scientific|abbott|roche|beckman|sysmex|fujifilm|canon medical|hill-?rom|omnicell|natus|varian|elekta|resmed)\b/i,
    'medical',
  ],
  [
    /\b(rockwell|allen-?bradley|schneider electric|siemens|abb|omron|mitsubishi electric|honeywell|emerson|yokogawa|phoenix contact|beckhoff|wago|moxa|unitronics|schweitzer|sel|advantech|red lion|opto ?22|delta electronics|hitachi energy|ge (vernova|grid|fanuc)|aveva|wonderware|bosch rexroth|festo|pilz|turck|prosoft|westermo|hirschmann|automationdirect)\b/i,
    'ot',
  ],
  [
    /\b(fortinet|palo alto|cisco|meraki|sonicwall|juniper|citrix|netscaler|f5|ivanti|pulse secure|check ?point|zyxel|mikrotik|ubiquiti|ruckus|aruba|extreme networks|brocade|netgear|d-link|draytek|synology|qnap|netapp|pure storage|barracuda|watchguard|sophos|a10|kemp|riverbed|arista|array networks)\b/i,
    'appliance',
  ],
];

/** By its words, else by what its maker makes: whoever makes controllers is taken to have made one. */
export function deviceKind(vendor: string | undefined, model: string): AssetKind | undefined {
  const stated = `${(vendor ?? '').slice(0, wordCharactersMax)} ${model.slice(0, wordCharactersMax)}`;
  return makers.find(([pattern]) => pattern.test(stated))?.[1] ?? assetKindIn(stated);
}

/** What a row in a list of controllers says of its kind. */
interface AmongControllers {
  readonly role: string | undefined;
  /** Maker, model and name. */
  readonly called: string;
  /** Of its operating system. */
  readonly system: AssetKind;
  /** Of the Purdue model, as the list words it: `Level 3.5`, `L4`. */
  readonly level: string | undefined;
}

const fieldDevice =
  /\b(plc|sps|rtu|ied|pac|vfd|drives?|relays?|sensors?|actuators?|valves?|meters?|transmitters?|panels?|controllers?|i\/o|safety)\b/i;

/** Computers by which a plant is run are part of it: their maker says which updates they take. */
const ofControl =
  /\b(scada|hmi|dcs|ics|engineering|operators?|control|industrial|ipc\d*|simatic|wincc|deltav|experion|ovation|eng|ews|ows)\b/i;

/**
 * A firewall among controllers is mended as firewalls are, and a computer as computers are: above the plant's own levels
 * (3.5 is the zone between it and the office) whatever it serves, at level 3 or at no stated one where it runs an office's
 * system and nothing says that the plant is run by it. https://www.cisa.gov/resources-tools/resources, "Foundations for OT
 * Cybersecurity": levels as in the Purdue model, ISA-95.
 */
export function kindAmongControllers({ role = '', called, system, level }: AmongControllers): AssetKind {
  const stated = role.slice(0, wordCharactersMax);
  const words = `${stated} ${called.slice(0, 3 * wordCharactersMax)}`;
  if (fieldDevice.test(words) && !/\b(servers?|historian|workstation)\b/i.test(stated)) return 'ot';
  const computer = computerIn(stated, system);
  if (computer === undefined) return 'ot';
  const above = levelIn(level);
  if (above !== undefined && above !== 3) return above > 3 ? computer : 'ot';
  return officeSystems.has(system) && !ofControl.test(words) ? computer : 'ot';
}

const officeSystems: ReadonlySet<AssetKind> = new Set(['server', 'workstation', 'host']);

function computerIn(role: string, system: AssetKind): AssetKind | undefined {
  if (/\b(servers?|historian|hypervisor)\b/i.test(role)) return 'server';
  if (/\b(workstation|desktop|laptop|notebook|pc|client|computer)\b/i.test(role)) return 'workstation';
  return system === 'server' || system === 'workstation' ? system : undefined;
}

/** The lowest number counts: of `Level 2-3` it is 2. */
function levelIn(text: string | undefined): number | undefined {
  const found = /(?:^|\b(?:level|lvl|purdue|ebene|niveau|l))\s*([0-5](?:\.5)?)(?![\d.])/i.exec(
    (text ?? '').slice(0, 100).trim(),
  );
  return found === null ? undefined : Number(found[1]);
}
