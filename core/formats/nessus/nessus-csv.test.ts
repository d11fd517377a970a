// Reports of our own making, in the shapes that Nessus and Tenable's other products write.
import { describe, expect, test } from 'vitest';
import { readTableEstate } from '#core/formats/estate-table.ts';

describe('the CSV of Nessus and its kin', () => {
  test.for<[title: string, text: string]>([
    [
      'Nessus',
      'Plugin ID,CVE,CVSS,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output\n' +
        '11111,CVE-2021-0001,5.0,High,10.1.4.7,tcp,443,A flaw,s,d,Mend it.,https://maker.example/a,"Product : Thing\nInstalled version : 1.0\nFixed version : 1.1"\n' +
        '11111,CVE-2021-0002,5.0,High,10.1.4.7,tcp,443,A flaw,s,d,Mend it.,https://maker.example/a,"Product : Thing\nInstalled version : 1.0\nFixed version : 1.1"\n',
    ],
    [
      'Tenable.sc',
      '"Plugin","Plugin Name","Severity","IP Address","Protocol","Port","Plugin Text","Solution","See Also","CVE"\n' +
        '"11111","A flaw","High","10.1.4.7","TCP","443","Plugin Output: Product : Thing\nInstalled version : 1.0\nFixed version : 1.1","Mend it.","https://maker.example/a","CVE-2021-0001,CVE-2021-0002"\n',
    ],
    [
      'Tenable.io',
      'definition.id;definition.name;severity;asset.display_ipv4_address;protocol;port;output;definition.solution;definition.see_also;definition.cve\n' +
        '11111;A flaw;High;10.1.4.7;TCP;443;"\'\nProduct : Thing\nInstalled version : 1.0\nFixed version : 1.1";Mend it.;https://maker.example/a;CVE-2021-0001,CVE-2021-0002\n',
    ],
  ])('of %s is read', ([, text]) => {
    const reading = readTableEstate(text, 'scan.csv');
    expect(reading).toMatchObject({ format: 'Nessus CSV', dropped: [], assets: [{ name: '10.1.4.7' }] });
    expect(reading?.statements).toMatchObject([
      {
        asset: '10.1.4.7',
        component: { name: 'Thing', version: '1.0' },
        kind: 'vulnerability',
        id: 'Nessus 11111',
        vulnerabilities: ['CVE-2021-0001', 'CVE-2021-0002'],
        severity: 'high',
        solution: 'Mend it.',
        fixedIn: ['1.1'],
        place: '443/tcp',
        references: ['https://maker.example/a'],
      },
    ]);
  });

  test('tells a Java archive by its file, and no other file by its like', () => {
    const found = (path: string): string =>
      `1,CVE-2021-0001,High,10.1.4.7,tcp,443,Apache Log4j < 2.15.0,,Mend it.,,"Path : ${path}\nInstalled version : 2.13.3\nFixed version : 2.15.0"\n`;
    const head = 'Plugin ID,CVE,Risk,Host,Protocol,Port,Name,Description,Solution,See Also,Plugin Output\n';
    const purlOf = (path: string): string | undefined =>
      readTableEstate(head + found(path), 'scan.csv')?.statements[0]?.component?.purl;
    expect(purlOf('/opt/x/log4j-core-2.13.3.jar')).toBe('pkg:maven/org.apache.logging.log4j/log4j-core@2.13.3');
    expect(purlOf('/opt/x/log4j-core-2.14.0.jar')).toBeUndefined();
    expect(purlOf('/opt/x/our-log4j-core-2.13.3.jar')).toBeUndefined();
  });

  test('tells states, settings and rows without a plugin', () => {
    const text =
      'Plugin ID,Risk,Host,Port,Protocol,Name,Description,Vulnerability State,FQDN,OS\n' +
      '1,High,10.0.0.1,80,tcp,A,,Fixed,srv.example.org,Microsoft Windows Server 2019\n' +
      '21156,FAILED,10.0.0.1,0,tcp,Audit,"""1.1 Length"" : [FAILED]",,,\n' +
      ',High,10.0.0.1,80,tcp,B,,,,\n' +
      'two,High,10.0.0.1,80,tcp,B,,,,\n';
    const reading = readTableEstate(text, 'scan.csv');
    expect(reading?.statements).toMatchObject([
      { id: 'Nessus 1', stance: 'fixed' },
      { id: 'Nessus 21156 1.1 Length', kind: 'misconfiguration', stance: 'affected' },
    ]);
    expect(reading?.assets).toMatchObject([{ name: 'srv.example.org', kind: 'server' }]);
    expect(reading?.dropped.map(({ reason, count }) => [reason, count])).toEqual([['row names no plugin', 2]]);
  });

  test('tells the system and its build from what the scanner read with credentials, and no guess', () => {
    const row = (host: string, plugin: string, output: string): string =>
      `${plugin},None,${host},445,tcp,T,,"${output}"\n`;
    const system = 'Remote operating system : Microsoft Windows Server 2019 Standard Build 17763\nConfidence level : ';
    const text =
      'Plugin ID,Risk,Host,Port,Protocol,Name,CPE,Plugin Output\n' +
      row('told', '11936', `${system}100`) +
      '208292,High,told,445,tcp,KB5044277,cpe:/o:microsoft:windows_server_2019,"Should be : 10.0.17763.6414"\n' +
      row('told', '93962', 'Cumulative Rollup : 09_2024 [KB5043050]\nFile version : 10.0.17763.6293') +
      row('guessed', '11936', `${system}56`);
    const reading = readTableEstate(text, 'scan.csv');
    const [told, guessed] = reading?.assets ?? [];
    expect(told?.components).toMatchObject([{ vendor: 'Microsoft', version: '10.0.17763.6293' }]);
    expect(reading?.statements.find(({ id }) => id === 'Nessus 208292')?.component).toBe(told?.components[0]);
    expect(guessed?.components).toEqual([]);
  });

  test('tells a client’s build by its registry, or by its kernel, whose file bears the number of an earlier release', () => {
    const row = (host: string, plugin: string, output: string): string =>
      `${plugin},None,${host},445,tcp,x,,"${output}"\n`;
    const system = 'Remote operating system : Microsoft Windows 10 Pro Build 19045\nConfidence level : 100';
    const kernel =
      'C:\\Windows\\system32\\ntoskrnl.exe has not been patched.\n Remote version : 10.0.19041.3636\n Should be : 10.0.19041.3930';
    const text =
      'Plugin ID,Risk,Host,Port,Protocol,Name,CPE,Plugin Output\n' +
      row('a', '11936', system) +
      row('a', '187800', kernel) +
      row('b', '11936', system) +
      row('b', '1', 'Windows 10\n OS Build 19045.4894\n');
    const assets = readTableEstate(text, 'scan.csv')?.assets ?? [];
    expect(assets.map(({ components }) => components[0]?.version)).toEqual(['10.0.19045.3636', '10.0.19045.4894']);
  });

  // As the plugin writes it: plugin 108797, "Unsupported Windows OS (remote)", one line for each guess of the scanner's.
  test.each<readonly [told: string, system: string | undefined]>([
    ['Microsoft Windows 7 Professional Service Pack 1', 'Windows 7 Professional Service Pack 1'],
    ['Microsoft Windows Server 2008 R2 Standard', 'Windows Server 2008 R2 Standard'],
    ['Microsoft Windows XP Service Pack 2\n\n\nMicrosoft Windows XP Service Pack 3\n', 'Windows XP'],
    ['Microsoft Windows XP Service Pack 2\n\n\nMicrosoft Windows Server 2003\n', undefined],
  ])('the plugin on unsupported Windows tells which it is: %j', (told, name) => {
    const text =
      'Plugin ID,CVE,CVSS,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output\n' +
      '108797,,10.0,Critical,10.1.4.7,tcp,0,Unsupported Windows OS (remote),s,d,Upgrade to a supported service pack or operating system,,' +
      `"\nThe following Windows version is installed and not supported:\n\n${told}\n"\n`;
    const reading = readTableEstate(text, 'scan.csv');
    const system = name === undefined ? [] : [{ vendor: 'Microsoft', name }];
    expect(reading?.assets).toMatchObject([{ name: '10.1.4.7', components: system }]);
    expect(reading?.statements.map(({ component }) => component?.name)).toEqual([name]);
  });
});
