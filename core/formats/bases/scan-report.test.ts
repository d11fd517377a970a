import { describe, expect, test } from 'vitest';
import type { Said } from '#core/formats/bases/scan-host.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';

const said: Said = {
  component: undefined,
  kind: 'vulnerability',
  id: 'T 1',
  vulnerabilities: ['CVE-2021-0001'],
  stance: 'affected',
  title: 'A  flaw\n of it',
  severity: 'low',
  solution: 'Mend\n     it.  Now.',
  evidence: 'saw it',
  fixedIn: ['2.0'],
  place: '80/tcp',
  seenOn: '2026-10-01',
  references: [],
};

describe("a scanner's report", () => {
  test('calls a host by its full name, else its NetBIOS name, else its address', () => {
    const report = new ScanReport();
    const full = report.host('10.0.0.1');
    full.call('netBios', String.raw`WORKGROUP\PC1`);
    full.call('fqdn', 'pc1.example.org.');
    report.host('10.0.0.2').call('netBios', 'PC2');
    report.host('10.0.0.3').call('fqdn', 'localhost.localdomain');
    const { assets } = report.finish('T');
    expect(assets.map(({ name, alsoKnownAs }) => [name, alsoKnownAs])).toEqual([
      ['pc1.example.org', ['10.0.0.1', 'PC1']],
      ['PC2', ['10.0.0.2']],
      ['10.0.0.3', []],
    ]);
  });

  test('keeps hosts of one name apart', () => {
    const report = new ScanReport();
    for (const address of ['10.0.0.1', '10.0.0.2']) report.host(address).call('fqdn', 'www.example.org');
    expect(report.finish('T').assets.map(({ name }) => name)).toEqual([
      'www.example.org (10.0.0.1)',
      'www.example.org (10.0.0.2)',
    ]);
  });

  test('names a hundred thousand hosts of one name and address in good time', () => {
    const report = new ScanReport();
    for (let number = 0; number < 100_000; number += 1)
      report.host(String(number), '10.0.0.1').call('fqdn', 'a.example.org');
    const { assets } = report.finish('T');
    expect(new Set(assets.map(({ name }) => name)).size).toBe(100_000);
    expect(assets.slice(0, 3).map(({ name }) => name)).toEqual([
      'a.example.org (10.0.0.1)',
      'a.example.org (10.0.0.1) 2',
      'a.example.org (10.0.0.1) 3',
    ]);
  });

  test('states once for each component and id, with all places and what is graver', () => {
    const report = new ScanReport();
    const host = report.host('10.0.0.1');
    const one = host.install(seenComponent({ name: 'Thing', version: '1.0' }));
    expect(host.install(seenComponent({ name: 'thing', version: '1.0' }))).toBe(one);
    host.state(said);
    host.state(said);
    host.state({
      ...said,
      place: '443/tcp',
      severity: 'high',
      vulnerabilities: ['CVE-2021-0002'],
      seenOn: '2026-10-09',
    });
    host.state({ ...said, stance: 'fixed', evidence: 'saw it elsewhere' });
    host.state({ ...said, component: one });
    const { statements, dropped } = report.finish('T');
    expect(statements).toEqual([
      {
        ...said,
        asset: '10.0.0.1',
        title: 'A flaw of it',
        solution: 'Mend\nit. Now.',
        severity: 'high',
        vulnerabilities: ['CVE-2021-0001', 'CVE-2021-0002'],
        place: '80/tcp, 443/tcp',
        evidence: 'saw it\n\nsaw it elsewhere',
        seenOn: '2026-10-09',
      },
      { ...said, asset: '10.0.0.1', title: 'A flaw of it', solution: 'Mend\nit. Now.', component: one },
    ]);
    expect(dropped).toEqual([]);
  });

  test('cuts texts without end, and counts that', () => {
    const report = new ScanReport();
    report.host('10.0.0.1').state({ ...said, evidence: 'x'.repeat(100_000) });
    const { statements, dropped } = report.finish('T');
    expect(statements[0]?.evidence).toHaveLength(8000);
    expect(dropped).toEqual([{ reason: 'text is longer than 8000 characters and was cut', count: 1, example: 'T 1' }]);
  });

  test('is as old as what it saw last, where it does not date itself', () => {
    const report = new ScanReport();
    report.host('a').saw('2026-10-02');
    report.host('b').saw('2026-10-05');
    report.host('b').saw('2026-10-03');
    expect(report.finish('T').createdOn).toBe('2026-10-05');
    report.createdOn = '2026-10-09';
    expect(report.finish('T').createdOn).toBe('2026-10-09');
  });
});
