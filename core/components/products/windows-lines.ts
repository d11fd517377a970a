// Lines of Windows, each of which is serviced by itself: its build number, and how records name it.
// Builds as Microsoft lists them: https://learn.microsoft.com/en-us/windows/release-health/release-information ,
// https://learn.microsoft.com/en-us/windows/release-health/windows11-release-information ,
// https://learn.microsoft.com/en-us/windows-server/get-started/windows-server-release-info
import { productLookUpName } from '#core/components/product-name.ts';

/** One line of Windows. */
export interface WindowsLine {
  /** As Microsoft's records name it: `Windows 10 Version 22H2`. */
  readonly title: string;
  readonly isServer: boolean;
  /** As records name it, its own title first; without "(Server Core installation)". */
  readonly titles: readonly string[];
  /** Vendor and product of its own CPE names. */
  readonly cpes: readonly string[];
  /** The third number of its version: 19045. */
  readonly build: number;
  /** Words by which a name tells it within its family: `22h2`, `2019`. */
  readonly labels: readonly string[];
  /** All of it is Server Core, whatever a name says. */
  readonly isCoreOnly: boolean;
  /** Names of this line alone. */
  readonly own: readonly string[];
  /** Names of its Server Core installation. */
  readonly core: readonly string[];
  /** Names that it shares with other lines: records under them speak of it only where their builds do. */
  readonly shared: readonly string[];
}

const coreSuffix = ' (Server Core installation)';

function product(name: string): string {
  return productLookUpName('Microsoft', name);
}

function client(family: '10' | '11', label: string, build: number, also: readonly string[] = []): WindowsLine {
  const title = `Windows ${family} Version ${label}`;
  const titles = [title, ...also];
  const cpe = `microsoft:windows_${family}_${label.toLowerCase()}`;
  return {
    title,
    titles,
    cpes: [cpe],
    isServer: false,
    build,
    labels: [label.toLowerCase()],
    isCoreOnly: false,
    own: [...titles.map(product), `cpe:${cpe}`],
    core: [],
    shared: [product(`Windows ${family}`), `cpe:microsoft:windows_${family}`, 'cpe:microsoft:windows'],
  };
}

interface Named {
  readonly titles: readonly string[];
  readonly cpes: readonly string[];
  readonly labels: readonly string[];
  readonly shared?: readonly string[];
  readonly isCoreOnly?: boolean;
}

function older(build: number, { titles, cpes, labels, shared = [] }: Named): WindowsLine {
  const pairs = cpes.map((cpe) => `microsoft:${cpe}`);
  const own = [...titles.map(product), ...pairs.map((pair) => `cpe:${pair}`)];
  const [title = ''] = titles;
  return { title, titles, cpes: pairs, isServer: false, build, labels, isCoreOnly: false, own, core: [], shared };
}

function server(build: number, { titles, cpes, labels, shared = [], isCoreOnly = false }: Named): WindowsLine {
  const [title = ''] = titles;
  const core = titles.map((name) => product(`${name}${coreSuffix}`));
  const pairs = cpes.map((cpe) => `microsoft:${cpe}`);
  const plain = [...titles.map(product), ...pairs.map((pair) => `cpe:${pair}`)];
  const families = [product('Windows Server'), 'cpe:microsoft:windows_server'];
  return {
    title: isCoreOnly ? `${title}${coreSuffix}` : title,
    titles,
    cpes: pairs,
    isServer: true,
    build,
    labels,
    isCoreOnly,
    own: isCoreOnly ? [...core, ...plain] : plain,
    core: isCoreOnly ? [] : core,
    shared: [...families, ...shared],
  };
}

/** A channel of Windows Server that had no desktop. */
function channel(label: string, build: number): WindowsLine {
  const cpes = [`windows_server_${label.toLowerCase()}`];
  const titles = [`Windows Server, version ${label}`];
  return server(build, { titles, cpes, labels: [label.toLowerCase()], isCoreOnly: true });
}

/** Newest first, so that a longer name is met before the shorter one within it. */
export const windowsLines: readonly WindowsLine[] = [
  client('11', '25H2', 26200),
  client('11', '24H2', 26100),
  // For two years records called 23H2 by this name.
  client('11', '23H2', 22631, ['Windows 11 version 22H3']),
  client('11', '22H2', 22621),
  client('11', '21H2', 22000),
  client('10', '22H2', 19045),
  client('10', '21H2', 19044),
  client('10', '21H1', 19043),
  client('10', '20H2', 19042),
  client('10', '2004', 19041),
  client('10', '1909', 18363),
  client('10', '1903', 18362),
  client('10', '1809', 17763),
  client('10', '1803', 17134),
  client('10', '1709', 16299),
  client('10', '1703', 15063),
  client('10', '1607', 14393),
  client('10', '1511', 10586),
  client('10', '1507', 10240),
  older(9600, {
    titles: ['Windows 8.1', 'Windows RT 8.1'],
    cpes: ['windows_8.1', 'windows_rt_8.1'],
    labels: ['8.1'],
  }),
  older(9200, { titles: ['Windows 8'], cpes: ['windows_8'], labels: ['8'] }),
  older(7601, { titles: ['Windows 7 Service Pack 1', 'Windows 7'], cpes: ['windows_7'], labels: ['7'] }),
  server(26100, { titles: ['Windows Server 2025'], cpes: ['windows_server_2025'], labels: ['2025'] }),
  server(25398, {
    titles: ['Windows Server 2022, 23H2 Edition'],
    cpes: ['windows_server_2022_23h2', 'windows_server_23h2'],
    labels: ['23h2'],
    isCoreOnly: true,
  }),
  server(20348, { titles: ['Windows Server 2022'], cpes: ['windows_server_2022'], labels: ['2022'] }),
  channel('20H2', 19042),
  channel('2004', 19041),
  channel('1909', 18363),
  channel('1903', 18362),
  server(17763, { titles: ['Windows Server 2019'], cpes: ['windows_server_2019'], labels: ['2019'] }),
  channel('1803', 17134),
  channel('1709', 16299),
  server(14393, { titles: ['Windows Server 2016'], cpes: ['windows_server_2016'], labels: ['2016'] }),
  server(9600, {
    titles: ['Windows Server 2012 R2'],
    cpes: ['windows_server_2012_r2'],
    labels: ['2012 r2'],
    shared: ['cpe:microsoft:windows_server_2012'],
  }),
  server(9200, { titles: ['Windows Server 2012'], cpes: ['windows_server_2012'], labels: ['2012'] }),
  server(7601, {
    titles: [
      'Windows Server 2008 R2 Service Pack 1',
      'Windows Server 2008 R2 Systems Service Pack 1',
      'Windows Server 2008 R2',
    ],
    cpes: ['windows_server_2008_r2'],
    labels: ['2008 r2'],
    shared: ['cpe:microsoft:windows_server_2008'],
  }),
  server(6003, {
    titles: ['Windows Server 2008 Service Pack 2', 'Windows Server 2008'],
    cpes: ['windows_server_2008_sp2', 'windows_server_2008'],
    labels: ['2008'],
  }),
];
