import { isRecord, listOf, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

/** `metadata.tools`: a list of tools (to 1.4), or an object with components and services (from 1.5). */
export function toolOf(tools: unknown): string | undefined {
  const listed = isRecord(tools) ? [...listOf(tools['components']), ...listOf(tools['services'])] : listOf(tools);
  const named = listed.flatMap((value) => {
    const tool = recordOf(value);
    const name = textOf(tool?.['name']) ?? textOf(tool?.['vendor']);
    if (tool === undefined || name === undefined) return [];
    const version = textOf(tool['version']);
    return [version === undefined ? name : `${name} ${version}`];
  });
  // The list grows as tools pass the document on: the last one wrote it. A library that a tool is built on comes first.
  return named.at(-1);
}

/** Who makes the document's statements: whoever supplies the thing, else whoever wrote the document. */
export function speakerOf(metadata: JsonRecord): string {
  const component = recordOf(metadata['component']);
  const named = [
    metadata['supplier'],
    component?.['supplier'],
    metadata['manufacturer'],
    metadata['manufacture'],
    recordsOf(metadata['authors'])[0],
  ];
  for (const value of named) {
    const name = textOf(recordOf(value)?.['name']);
    if (name !== undefined) return name;
  }
  return textOf(component?.['publisher']) ?? 'the inventory document';
}
