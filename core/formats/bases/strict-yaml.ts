// YAML 1.2 as plain data: no aliases, no tags, no merge keys, no duplicate keys, one document. Every value knows its line.
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, Scalar, YAMLMap } from 'yaml';
import { BadDocument } from '#core/kernel/bad-document.ts';

/** A value of a YAML document. Scalars are text as they are written: `007` and `yes` stay what they are. */
export type YamlValue =
  | { readonly kind: 'map'; readonly line: number; readonly entries: readonly YamlEntry[] }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly YamlValue[] }
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'nothing'; readonly line: number };

export interface YamlEntry {
  readonly key: string;
  readonly line: number;
  readonly value: YamlValue;
}

/** The parser takes seconds over a hostile text of this length. */
export const yamlCharactersMax = 1024 * 1024;
const yamlDepthMax = 32;

const messageCharactersMax = 200;

/** Each level of a block is indented by one space at least. */
const indentMax = 512;

/** @throws BadDocument with its place where the text is no such YAML, or over a limit */
export function parseYaml(text: string, charactersMax = yamlCharactersMax): YamlValue {
  if (text.length > charactersMax) {
    throw new BadDocument('document.too_large', `the document is longer than ${charactersMax} characters`);
  }
  refuseDepth(text);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    version: '1.2',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    stringKeys: true,
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw new BadDocument(
      'document.syntax',
      problem.message.slice(0, messageCharactersMax),
      `line ${line}, column ${col}`,
    );
  }
  refuseAliases(document, lines);
  return valueOf(document.contents, lines, 0);
}

// The parser recurses, so depth is limited before it begins: by brackets, and by the indent and dashes that lead a line.
// This counts brackets in texts too, of which no honest document leaves so many open.
function refuseDepth(text: string): void {
  let open = 0;
  let line = 0;
  for (const content of text.split('\n')) {
    line += 1;
    const lead = /^[ \t?:-]*/.exec(content)?.[0] ?? '';
    if (lead.length > indentMax || lead.replace(/[ \t]+/g, '').length > yamlDepthMax) throw tooDeep(line);
    for (const bracket of content.match(/[[\]{}]/g) ?? []) {
      open = Math.max(0, bracket === '[' || bracket === '{' ? open + 1 : open - 1);
      if (open > yamlDepthMax) throw tooDeep(line);
    }
  }
}

function refuseAliases(document: Document.Parsed, lines: LineCounter): void {
  visit(document, {
    Alias: (_, node) => {
      throw new BadDocument('document.syntax', 'aliases are not read', `line ${lineOf(node, lines)}`);
    },
  });
}

function valueOf(node: unknown, lines: LineCounter, depth: number): YamlValue {
  if (!isNode(node)) return { kind: 'nothing', line: 1 };
  const line = lineOf(node, lines);
  if (depth > yamlDepthMax) throw tooDeep(line);
  if (isMap(node)) return { kind: 'map', line, entries: entriesOf(node, lines, depth) };
  if (isSeq(node)) return { kind: 'list', line, items: node.items.map((item) => valueOf(item, lines, depth + 1)) };
  if (!isScalar(node) || node.value === null) return { kind: 'nothing', line };
  return { kind: 'text', line, text: textOf(node) };
}

// The parser's own search for duplicate keys takes quadratic time.
function entriesOf(map: YAMLMap, lines: LineCounter, depth: number): readonly YamlEntry[] {
  const keys = new Set<string>();
  return map.items.map(({ key, value }) => {
    const line = isNode(key) ? lineOf(key, lines) : lineOf(map, lines);
    const name = isScalar(key) ? textOf(key) : '';
    if (keys.has(name))
      throw new BadDocument('document.duplicate_key', `the key "${name}" stands twice`, `line ${line}`);
    keys.add(name);
    return { key: name, line, value: isNode(value) ? valueOf(value, lines, depth + 1) : { kind: 'nothing', line } };
  });
}

function textOf({ source, value }: Scalar): string {
  return source ?? (typeof value === 'string' ? value : '');
}

function lineOf(node: Node, lines: LineCounter): number {
  return lines.linePos(node.range?.[0] ?? 0).line;
}

function tooDeep(line: number): BadDocument {
  return new BadDocument('document.depth', `the document is nested deeper than ${yamlDepthMax}`, `line ${line}`);
}
