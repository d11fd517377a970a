// Windows, by release, as a table of products: made of its lines, which bear their builds and the names that records give them.
import { windowsLines, type WindowsLine } from '#core/components/products/windows-lines.ts';

// CISA's catalogue names many of its entries on Windows by the part that has the flaw.
const inCatalogue = `  kev Microsoft: Windows; Win32k; DWM Core Library; SMBv1; SMBv1 server; SMBv3; MSHTML; Graphics Component; HTTP.sys
  kev Microsoft: DirectX Graphics Kernel (DXGKRNL); Graphics Device Interface (GDI); HTTP Protocol Stack; ATM Font Driver
  kev Microsoft: Ancillary Function Driver (afd.sys); Client-Server Run-time Subsystem (CSRSS); Active Directory; Netlogon
  kev Microsoft: Enhanced Cryptographic Provider; Kerberos Key Distribution Center (KDC); Remote Desktop Services
  kev Microsoft: SmartScreen Prompt; Streaming Service; Streaming Service Proxy; Task Scheduler; Update Notification Manager
  kev Microsoft: WinVerifyTrust function; Windows CNG Key Isolation Service; Windows COM+ Event System Service; WordPad
  kev Microsoft: Input Method Editor (IME) Japanese; XML Core Services; Hyper-V RemoteFX; Office and WordPad`;

/** Names that records and people give a line beside its own, and a display name that is not its title. */
interface Beside {
  readonly product?: string;
  readonly as?: string;
  readonly records?: string;
}

const beside: Readonly<Record<string, Beside>> = {
  'Windows 10 Version 1507': { as: 'windows 10 ltsb 2015; windows 10 2015 ltsb' },
  'Windows 10 Version 1607': { as: 'windows 10 ltsb 2016; windows 10 2016 ltsb' },
  'Windows 10 Version 1709': { records: 'Windows 10 Version 1709 for 32-bit Systems' },
  'Windows 10 Version 1809': { as: 'windows 10 ltsc 2019; windows 10 ltsc 1809' },
  'Windows 10 Version 1903': {
    records:
      'Windows 10 Version 1903 for x64-based Systems; Windows 10 Version 1903 for 32-bit Systems; Windows 10 Version 1903 for ARM64-based Systems',
  },
  'Windows 10 Version 21H2': { as: 'windows 10 ltsc 2021; windows 10 ltsc 21h2' },
  'Windows 11 Version 24H2': { as: 'windows 11 ltsc 2024' },
  'Windows 7 Service Pack 1': { product: 'Windows 7', as: 'windows 7 sp1' },
  'Windows Server 2008 R2 Service Pack 1': { product: 'Windows Server 2008 R2', as: 'windows server 2008 r2 sp1' },
  'Windows Server 2008 Service Pack 2': { product: 'Windows Server 2008', as: 'windows server 2008 sp2' },
  'Windows Server 2022': { as: 'windows server 2022 azure' },
  'Windows Server 2022, 23H2 Edition': {
    product: 'Windows Server, version 23H2',
    as: 'windows server 23h2; windows server 2022 23h2',
  },
};

/** A client whose release nobody stated. */
const released = ['10', '11'].map(
  (family) => `Windows ${family} | Microsoft | windows
  as windows ${family}
  in Microsoft: Windows ${family}
  cpe microsoft:windows_${family}
${inCatalogue}`,
);

export const windows = [...released, ...windowsLines.map(productOf)].join('\n\n');

function productOf(line: WindowsLine): string {
  const [title = ''] = line.titles;
  const added = beside[title] ?? {};
  const product = added.product ?? title.replace(' Version ', ' ');
  // Releases of Windows 10 and 11 share a name, and a channel of Server bears one like theirs.
  const family = /^Windows (?:10|11)(?= )/.exec(title)?.[0].toLowerCase();
  const sharesName = family !== undefined || line.isCoreOnly;
  const own =
    family === undefined ? [product, ...line.titles].map(spelled) : [family, `${family} ${line.labels[0] ?? ''}`];
  return `${product} | Microsoft | windows
  as ${listed(own, added.as)}${sharesName ? `\n  when 10.0.${line.build}` : ''}
  in Microsoft: ${listed(recordsOf(line), added.records)}
  cpe ${line.cpes.join('; ')}
${inCatalogue}`;
}

function listed(own: readonly string[], added: string | undefined): string {
  return [...new Set([...own, ...(added === undefined ? [] : added.split('; '))])].join('; ');
}

/** `Windows Server, version 20H2` is called `windows server 20h2`. */
function spelled(title: string): string {
  return title.toLowerCase().replace(/, (?:version )?/, ' ');
}

/** What is Server Core only is named with and without saying so. */
function recordsOf({ titles, isCoreOnly }: WindowsLine): readonly string[] {
  return isCoreOnly ? titles.flatMap((title) => [title, `${title} (Server Core installation)`]) : titles;
}
