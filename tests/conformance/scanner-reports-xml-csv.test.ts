// Real reports of Nessus, OpenVAS, Qualys, Nexpose and nmap are read. How many results another reader counts is known for
// most; where we count otherwise, the reason stands here and is proved by a plain search of the text.
import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { csvRows, detectDelimiter } from '#core/formats/bases/csv-rows.ts';
import { readTableEstate } from '#core/formats/estate-table.ts';
import { readXmlEstate } from '#core/formats/estate-xml.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Report {
  readonly scanner: string;
  readonly path: string;
  readonly expectedFindings: number | null;
  readonly content: string;
}

const scanners: ReadonlySet<string> = new Set(['tenable', 'openvas', 'qualys', 'nexpose', 'nmap']);
const reports =
  shared === undefined
    ? []
    : sharedLines<Report>('data/findings/scanner-reports.ndjson.gz').filter(({ scanner }) => scanners.has(scanner));

const nameOf = ({ path }: Report): string => path.split('/').slice(2).join('/');
const isXml = ({ path }: Report): boolean => path.endsWith('.xml');

/** Where the other reader counts otherwise: what it counts, in terms of the text. */
const reasons: ReadonlyMap<string, { readonly why: string; readonly theirs: (seen: Seen) => number }> = new Map([
  ['tenable/nessus/nessus_many_vuln2-all.csv', eachPort()],
  ['tenable/nessus/nessus_many_vuln2-default.csv', eachPort()],
  ['tenable/nessus/nessus_new.csv', eachPort()],
  ['openvas/report_using_openVAS.csv', eachPort()],
  [
    'openvas/many_vuln.xml',
    { why: 'it counts each result; we join those of one test on one host', theirs: ({ results }) => results.length },
  ],
  [
    'nexpose/report_auth.xml',
    {
      why: 'it joins all hosts that have a vulnerability, and adds that there are hosts',
      theirs: ({ results }) => new Set(results.map(({ id }) => id)).size + 1,
    },
  ],
  [
    'nmap/issue12411.xml',
    {
      why: 'it joins all hosts that have a port open',
      theirs: ({ results }) => new Set(results.map(({ id }) => id)).size,
    },
  ],
]);

function eachPort() {
  return {
    why: 'it counts each port; we join what one test says of the ports of a host',
    theirs: ({ results }: Seen) => distinct(results, ({ host, id, port }) => `${host} ${id} ${port}`),
  };
}

interface Result {
  readonly host: string;
  readonly id: string;
  readonly port: string;
}

/** What a plain search of the text sees. */
interface Seen {
  readonly results: readonly Result[];
}

function see(report: Report): Seen {
  return { results: isXml(report) ? resultsOfXml(report) : resultsOfCsv(report.content) };
}

function resultsOfCsv(text: string): readonly Result[] {
  const [heading, ...rows] = [...csvRows(text, detectDelimiter(text))].map(({ cells }) => cells);
  const column = (...names: readonly string[]): number =>
    names
      .map((name) => (heading ?? []).findIndex((cell) => cell.trim().toLowerCase() === name))
      .find((at) => at >= 0) ?? -1;
  const id = column('plugin id', 'plugin', 'definition.id', 'nvt oid', 'qid');
  // An asset's own number tells machines apart where there is one: one of several addresses is one machine.
  const number = column('asset.id');
  const hosts = number >= 0 ? [number] : [column('ip', 'ip address', 'host'), column('netbios', 'netbios name')];
  const port = column('port');
  return rows
    .map((cells) => ({
      host: hosts.map((at) => cells[at] ?? '').join(' '),
      id: cells[id]?.trim() ?? '',
      port: cells[port] ?? '',
    }))
    .filter((result) => result.id !== '');
}

/** Per format: what begins a host, what begins a result, and what names it. */
const searches: Readonly<Record<string, readonly [host: RegExp, result: RegExp, id: RegExp]>> = {
  tenable: [/<ReportHost name="[^"]*"/, /<ReportItem /, /pluginID="(\d+)"/],
  openvas: [/<results[ >]/, /<result id=/, /<host>([^<]+)<[^]*<nvt oid="([^"]+)"/],
  qualys: [/<IP>[^<]+/, /<VULN_INFO>/, /<QID id="[^"]*">(\d+)/],
  nexpose: [/<node address="[^"]*"/, /<test /, /id="([^"]*)"/],
  nmap: [
    /<address addr="[^"]*"/,
    /<port (?=[^>]*><state state="open")|<elem key="id">/,
    /portid="(\d+)"|^(CVE-[\d-]+)/,
  ],
};

function resultsOfXml({ scanner, content }: Report): readonly Result[] {
  const [host, result, id] = searches[scanner] ?? [/$^/, /$^/, /$^/];
  return content
    .split(new RegExp(`(?=${host.source})`))
    .slice(1)
    .flatMap((part) => {
      const name = host.exec(part)?.[0] ?? '';
      const found = part.split(result).slice(1);
      return found.map((text) => ({ host: name, id: id.exec(text)?.slice(1).join(' ').trim() ?? '', port: '' }));
    });
}

function distinct(results: readonly Result[], key: (result: Result) => string): number {
  return new Set(results.map(key)).size;
}

function read({ path, content }: Report, pieces: Iterable<string> = [content]): EstateReading {
  const reading = path.endsWith('.xml') ? readXmlEstate(pieces, path) : readTableEstate(content, path);
  if (reading === undefined) throw new Error(`${path} is not recognised`);
  return reading;
}

describe.skipIf(shared === undefined)('reports of scanners in XML and CSV', () => {
  test('are there', () => {
    expect(reports.length).toBeGreaterThan(30);
    expect([...reasons.keys()].filter((name) => !reports.some((report) => nameOf(report) === name))).toEqual([]);
  });

  test.for(reports.map((report) => [nameOf(report), report] as const))('%s: as many as are told', ([name, report]) => {
    const { statements } = read(report);
    const reason = reasons.get(name);
    if (report.expectedFindings === null) return;
    const theirs = reason === undefined ? statements.length : reason.theirs(see(report));
    expect(report.expectedFindings).toBe(theirs);
    expect(reason !== undefined && statements.length === report.expectedFindings).toBe(false);
  });

  test.for(reports.map((report) => [nameOf(report), report] as const))(
    '%s: one statement for each host and test that a plain search sees',
    ([, report]) => {
      const { statements } = read(report);
      expect(statements).toHaveLength(distinct(see(report).results, ({ host, id }) => `${host} ${id}`));
    },
  );

  test.for(reports.map((report) => [nameOf(report), report] as const))('%s: holds together', ([, report]) => {
    const { statements, assets, dropped } = read(report);
    const names = new Map(assets.map((asset) => [asset.name, asset]));
    expect(names.size).toBe(assets.length);
    const strangers = statements.filter(({ asset, component }) => {
      const known = names.get(asset);
      return known === undefined || (component !== undefined && !known.components.includes(component));
    });
    expect(strangers).toEqual([]);
    const identities = statements.map(({ asset, component, id }) => [
      asset,
      component === undefined ? -1 : (names.get(asset)?.components.indexOf(component) ?? -1),
      id,
    ]);
    expect(new Set(identities.map(String)).size).toBe(statements.length);
    // Whatever is named as a vulnerability in the results stands in a statement.
    expect(statements.flatMap(({ references }) => references).filter((one) => !/^https?:\/\//i.test(one))).toEqual([]);
    expect(dropped.filter(({ reason }) => /names no|belongs to no/.test(reason))).toEqual([]);
  });

  test.for(reports.filter((report) => isXml(report)).map((report) => [nameOf(report), report] as const))(
    '%s: the same in pieces of a few characters',
    ([, report]) => {
      const pieces = report.content.match(/[^]{1,37}/gu) ?? [];
      expect(read(report, pieces)).toEqual(read(report));
    },
  );
});
