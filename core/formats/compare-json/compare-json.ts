// A comparison with a scanner as JSON, in the shape of docs/reference/compare.schema.json.
import type { Component, ComponentStatement } from '#core/components/component.ts';
import type { Inventory } from '#core/components/inventory.ts';
import { countCompared, type ComparisonReport } from '#core/formats/bases/compared.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import type { Compared } from '#core/matching/compare.ts';

export function renderComparison(report: ComparisonReport): string {
  const { both, onlyTheirs, onlyOurs, neither, theirWhys, ourWhys } = countCompared(report);
  const head = jsonText({
    feed: { id: report.feed.id, name: report.feedName, asOf: report.feed.asOf ?? null },
    reports: documentsOf(report.reports),
    inventory: report.inventory === undefined ? null : documentsOf(report.inventory),
    counts: {
      both,
      onlyTheirs,
      onlyOurs,
      neither,
      elsewhere: report.elsewhere,
      theirWhys: Object.fromEntries(theirWhys),
      ourWhys: Object.fromEntries(ourWhys),
    },
  });
  // Row by row, since all rows at once are many times as large as their text.
  const rows = report.compared.map((one) => jsonText(rowOf(one)));
  return `${head.slice(0, -1)},"compared":[${rows.join(',')}]}\n`;
}

function documentsOf({ documents }: Inventory): unknown {
  return documents.map(({ path, format, digest, createdOn, tool }) => ({
    path,
    format,
    digest,
    createdOn: createdOn ?? null,
    tool: tool ?? null,
  }));
}

function rowOf({ asset, component, vulnerability, aliases, theirs, ours, outcome }: Compared): unknown {
  return {
    asset,
    component: component === undefined ? null : componentOf(component),
    vulnerability,
    aliases,
    outcome: outcome.kind,
    why: 'why' in outcome ? outcome.why : null,
    because: 'because' in outcome ? outcome.because : null,
    theirs: theirs.flatMap(statementOf),
    ours:
      ours === undefined
        ? null
        : { verdict: ours.verdict, reason: ours.reason ?? null, fixedIn: ours.fixedIn, because: ours.because },
  };
}

function componentOf({ purl, vendor, name, version }: Component): unknown {
  return { purl: purl ?? null, vendor: vendor ?? null, name, version: version ?? null };
}

function statementOf({ by, scanned }: ComponentStatement): readonly unknown[] {
  if (scanned === undefined) return [];
  const { id, kind, title, severity, stance, fixedIn, place } = scanned;
  return [{ by, id, kind, title, severity, stance, fixedIn, place: place ?? null }];
}
