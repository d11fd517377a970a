// Titles as Qualys writes them on what its maker mends no more.
import { expect, test } from 'vitest';
import { readTableEstate } from '#core/formats/estate-table.ts';
import type { EstateReading } from '#core/components/estate-reading.ts';

function read(os: string, title: string): EstateReading {
  const text = `"IP","DNS","NetBIOS","OS","QID","Title","Vuln Status","Type","Severity","Port","Protocol","Last Detected","CVE ID","Solution","Results","Category"
"10.0.0.5","srv5.example.org","SRV5","${os}","105971","${title}","Active","Vuln","5","80","tcp","06/08/2021 02:00:00","","Upgrade.","","Security Policy"`;
  const reading = readTableEstate(text, 'qualys.csv');
  if (reading === undefined) throw new Error('is not recognised');
  return reading;
}

test.each([
  ['EOL/Obsolete Software: Microsoft ASP.NET 1.0 Detected', 'Microsoft ASP.NET 1.0'],
  ['EOL/Obsolete Software: Apache Tomcat 8.5.x Detected', 'Apache Tomcat 8.5.x'],
  ['EOL/Obsolete Software : Adobe Flash Player Detected', 'Adobe Flash Player'],
  ['EOL/Obsolete Operating System: Microsoft Windows Server 2008 R2 Detected', 'Windows Server 2008 R2'],
])('%s is of %s', (title, name) => {
  const { assets, statements } = read('', title);
  expect(statements.map(({ component }) => component?.name)).toEqual([name]);
  expect(assets[0]?.components.map((one) => one.name)).toEqual([name]);
  // What a title names is no exact version, to be held to ranges.
  expect(statements[0]?.component?.version).toBeUndefined();
});

test('an operating system out of support is the one that runs there', () => {
  const { assets, statements } = read(
    'Windows Server 2008 R2 Standard 64 bit Edition Service Pack 1',
    'EOL/Obsolete Operating System: Microsoft Windows Server 2008 R2 Detected',
  );
  expect(assets[0]?.components.length).toBe(1);
  expect(statements[0]?.component).toBe(assets[0]?.components[0]);
});

test.each(['EOL/Obsolete Software: Detected', 'SSL Certificate - Expired'])('%s names nothing', (title) => {
  expect(read('', title).statements.map(({ component }) => component)).toEqual([undefined]);
});
