// OSV has no field for what to do; many databases write it under headings of the details, by a template of GitHub's.
import type { Remediation } from '#core/advisories/advisory.ts';

/** Headings, lower case, and what stands under them. */
const kinds: ReadonlyMap<string, Remediation['kind']> = new Map([
  ['workaround', 'workaround'],
  ['workarounds', 'workaround'],
  ['mitigation', 'mitigation'],
  ['mitigations', 'mitigation'],
  ['patch', 'fix'],
  ['patches', 'fix'],
  ['fix', 'fix'],
  ['resolution', 'fix'],
  ['remediation', 'fix'],
]);

/** A section that says there is nothing is no instruction. */
const nothing =
  /^(?:none\b|n\/?a\b|no\b|not (?:available|applicable|known)\b|there (?:is|are|were) (?:currently )?no\b|tbd\b|-+$)/i;

const sectionCharactersMax = 2000;
const headingCharactersMax = 100;

/** What the sections of a record's details tell people to do, in their order; Markdown, outside text. */
export function remediationsIn(details: string, on: string | undefined): readonly Remediation[] {
  const found: Remediation[] = [];
  let kind: Remediation['kind'] | undefined;
  let lines: string[] = [];
  const close = (): void => {
    const text = lines.join('\n').trim();
    if (kind !== undefined && text !== '' && !nothing.test(text)) {
      found.push({ flaws: [], kind, text: text.slice(0, sectionCharactersMax), url: undefined, on, subjects: [] });
    }
    lines = [];
  };
  for (const line of details.split('\n')) {
    const heading = headingOf(line);
    if (heading === undefined) {
      if (kind !== undefined) lines.push(line);
      continue;
    }
    close();
    kind = kinds.get(heading);
  }
  close();
  return found;
}

function headingOf(line: string): string | undefined {
  if (!line.startsWith('#') || line.length > headingCharactersMax) return undefined;
  const text = line.replace(/^#{1,6}/, '').trim();
  return text.replaceAll(/[*:#]/g, '').trim().toLowerCase();
}
