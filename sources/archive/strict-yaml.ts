import { parseDocument } from 'yaml';
import { BadDocument } from '#core/kernel/bad-document.ts';

/** Longer texts are refused: one record of an advisory database takes a few thousand characters. */
const yamlCharactersMax = 4 * 1024 * 1024;

const lineBreak = /\r?\n/;

/**
 * Parses one YAML 1.2 document without anchors, aliases and tags. Every scalar stays text (`1.10` is a version, no
 * number), but for null.
 *
 * @throws BadDocument `document.syntax` with line and column, `document.too_large`
 */
export function parseYaml(text: string): unknown {
  if (text.length > yamlCharactersMax) {
    throw new BadDocument('document.too_large', `is longer than ${yamlCharactersMax} characters`);
  }
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: ['null'],
    uniqueKeys: true,
    prettyErrors: true,
    stringKeys: true,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const at = error.linePos?.[0];
    const place = at === undefined ? undefined : `line ${at.line}, column ${at.col}`;
    const message = error.message.split(lineBreak)[0] ?? 'is no YAML';
    throw new BadDocument('document.syntax', message.replace(/ at line \d+, column \d+:?$/, ''), place);
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new BadDocument('document.syntax', 'refers to other parts of itself, or is nested too deeply');
  }
}
