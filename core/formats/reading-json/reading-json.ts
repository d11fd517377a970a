// What was understood of an input, before any matching, as JSON in the shape of docs/reference/reading.schema.json.
import { jsonText } from '#core/formats/bases/json-text.ts';
import type { Understood } from '#core/formats/bases/understood.ts';
import type { BadDocument } from '#core/kernel/bad-document.ts';

/** @param refused files that could not be read, and of which nothing else here tells */
export function renderReading(understood: Understood, refused: readonly BadDocument[]): string {
  const whole = {
    ...document(understood),
    refused: refused.map(({ file, place, message }) => ({ path: file ?? null, place: place ?? null, why: message })),
  };
  return `${jsonText(whole, 2)}\n`;
}

function document({ files, format, assets, statements, columns, dropped, questions }: Understood): object {
  return {
    format,
    files: files.map(({ path, format: of, digest, createdOn, tool }) => ({
      path,
      format: of,
      digest,
      createdOn: createdOn ?? null,
      tool: tool ?? null,
    })),
    assets: assets.map((asset) => ({
      name: asset.name,
      kind: asset.kind,
      count: asset.count,
      exposure: asset.exposure.value,
      criticality: asset.criticality.value,
      zone: asset.zone ?? null,
      alsoKnownAs: asset.alsoKnownAs ?? [],
      updates: asset.updates ?? [],
      components: asset.components.length,
    })),
    components: assets.flatMap((asset) =>
      asset.components.map((component) => ({
        asset: asset.name,
        vendor: component.vendor ?? null,
        name: component.name,
        version: component.version ?? null,
        purl: component.purl ?? null,
        cpes: component.cpes,
      })),
    ),
    statements: statements.map((one) => ({
      asset: one.asset,
      component:
        one.component === undefined ? null : { name: one.component.name, version: one.component.version ?? null },
      kind: one.kind,
      id: one.id,
      vulnerabilities: one.vulnerabilities,
      stance: one.stance,
      title: one.title,
      severity: one.severity,
      solution: one.solution ?? null,
      evidence: one.evidence ?? null,
      fixedIn: one.fixedIn,
      place: one.place ?? null,
      seenOn: one.seenOn ?? null,
      references: one.references,
    })),
    columns,
    dropped,
    questions,
  };
}
