import { describe, expect, it } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readTableEstate } from '#core/formats/estate-table.ts';

function read(...lines: readonly string[]): EstateReading {
  const reading = readTableEstate(`${lines.join('\n')}\n`, 'export.csv');
  if (reading === undefined) throw new Error('is no table');
  return reading;
}

describe('updates in the exports of management tools', () => {
  it('become statements where they are missing, and the device’s own where they are installed', () => {
    const { format, assets, statements, dropped } = read(
      'Organization,Device,Patch Name,KB Number,Severity,Status',
      'Clinic,PC1,2024-09 Cumulative Update (KB5043064),KB5043064,Critical,Pending',
      'Clinic,PC1,2024-09 Cumulative Update (KB5043064),KB5043064,Critical,Pending',
      'Clinic,PC1,2024-08 Cumulative Update,5041580,Important,Installed',
      'Clinic,PC1,Malicious Software Removal Tool,KB890830,,Not applicable',
      'Clinic,PC2,Google Chrome 122,,Critical,Approved',
    );
    expect(format).toBe('NinjaOne patches');
    expect(assets.map(({ name, updates }) => [name, updates])).toEqual([
      ['PC1', ['KB5041580']],
      ['PC2', undefined],
    ]);
    expect(statements).toEqual([
      {
        asset: 'PC1',
        component: undefined,
        kind: 'update',
        id: 'KB5043064',
        vulnerabilities: [],
        stance: 'affected',
        title: '2024-09 Cumulative Update (KB5043064)',
        severity: 'critical',
        solution: 'Install 2024-09 Cumulative Update (KB5043064)',
        evidence: 'Pending',
        fixedIn: [],
        place: undefined,
        seenOn: undefined,
        references: [],
      },
      expect.objectContaining({ asset: 'PC2', id: 'Google Chrome 122', severity: 'critical' }),
    ]);
    expect(dropped.map(({ reason, count }) => [reason, count])).toEqual([['update does not concern the device', 1]]);
  });

  it.each([
    [
      'MECM software updates',
      ['Computer Name,Vendor,Update classification,Bulletin ID,Article ID,Title,Installed,Required,Information URL'],
      [
        'PC1,Microsoft,Security Updates,,5043064,2024-09 Cumulative Update,,*,https://support.microsoft.com/help/5043064',
        'PC1,Microsoft,Security Updates,,5041580,2024-08 Cumulative Update,*,,',
        'PC1,Microsoft,Security Updates,,5002623,Security Update for Excel,,,',
      ],
      ['PC1 KB5043064'],
      ['KB5041580'],
    ],
    [
      'Action1 missing updates',
      ['Endpoint Name,Update Name,KB,CVE,Severity'],
      ['PC1,Cumulative Update,KB5043064,"CVE-2024-38217, CVE-2024-43491",Critical'],
      ['PC1 KB5043064 CVE-2024-38217 CVE-2024-43491'],
      undefined,
    ],
    [
      'ConnectWise patches',
      ['Computer Name,Client Name,Patch Name,KB,Severity,Patch Status'],
      ['PC1,Bank,Cumulative Update (KB5043064),,Critical,Missing', 'PC1,Bank,Older (KB5041580),,Critical,Installed'],
      ['PC1 KB5043064'],
      ['KB5041580'],
    ],
    // A data view of ConnectWise Automate: what the type of a patch is says nothing of the machine.
    [
      'ConnectWise patches',
      [
        'Client Name,Location Name,Computer Name,Operating System,OS Type,Last Contact,KB,Title,Type,Is Installed,Severity,Support URL',
      ],
      [
        'Clinic,Main,PC1,Microsoft Windows 10 Pro x64,Workstation,2026-04-20 10:00:00,KB5041580,2024-08 Cumulative Update,Windows Update,True,Critical,',
        'Clinic,Main,PC1,Microsoft Windows 10 Pro x64,Workstation,2026-04-20 10:00:00,KB5043064,2024-09 Cumulative Update,Windows Update,False,Critical,https://support.microsoft.com',
      ],
      ['PC1 KB5043064'],
      ['KB5041580'],
    ],
    [
      'list of updates',
      ['PSComputerName,Description,HotFixID,InstalledBy,InstalledOn'],
      ['PC1,Security Update,KB5041580,NT AUTHORITY\\SYSTEM,8/14/2024 12:00:00 AM'],
      [],
      ['KB5041580'],
    ],
    ['list of updates', ['Host,KB'], ['PC1,KB5043064 KB5042881'], ['PC1 KB5043064', 'PC1 KB5042881'], undefined],
  ])('%s', (format, head, rows, ...expected) => {
    const [missing, installed] = expected;
    const reading = read(...head, ...rows);
    expect(reading.format).toBe(format);
    expect(
      reading.statements.map(({ asset, id, vulnerabilities }) => [asset, id, ...vulnerabilities].join(' ')),
    ).toEqual(missing);
    expect(reading.assets[0]?.updates).toEqual(installed);
  });
});
