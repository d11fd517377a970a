// The text of a registry export: keys in brackets, values below them.

/** A key's path and its values by their names in lower case; of numbers, the number. */
export interface RegistryKey {
  readonly path: string;
  readonly values: ReadonlyMap<string, string | number>;
}

export function* keysIn(text: string): Generator<RegistryKey> {
  let path: string | undefined;
  let values = new Map<string, string | number>();
  for (const line of linesIn(text)) {
    const stated = line.trim();
    if (stated.startsWith('[') && stated.endsWith(']')) {
      if (path !== undefined) yield { path, values };
      // A key with a minus is one to take away.
      path = stated.startsWith('[-') ? undefined : stated.slice(1, -1);
      values = new Map();
      continue;
    }
    const value = valueIn(line);
    if (value !== undefined) values.set(value.name.toLowerCase(), value.value);
  }
  if (path !== undefined) yield { path, values };
}

/** A value in bytes goes on behind a backslash at the end of its line; one in words ends in a quote. */
function* linesIn(text: string): Generator<string> {
  let whole = '';
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.endsWith('\\')) whole += line.slice(0, -1).trim();
    else {
      yield whole + (whole === '' ? line : line.trim());
      whole = '';
    }
  }
  if (whole !== '') yield whole;
}

function valueIn(line: string): { readonly name: string; readonly value: string | number } | undefined {
  const [, name, stated = ''] = /^"((?:[^"\\]|\\.)*)"=(.*)$/.exec(line) ?? [];
  if (name === undefined) return undefined;
  const [, text] = /^"((?:[^"\\]|\\.)*)"\s*$/.exec(stated) ?? [];
  if (text !== undefined) return { name: unescaped(name), value: unescaped(text) };
  const [, number] = /^dword:([0-9a-f]{1,8})\s*$/i.exec(stated) ?? [];
  if (number !== undefined) return { name: unescaped(name), value: Number.parseInt(number, 16) };
  const [, bytes] = /^hex\((?:1|2)\):([0-9a-f, ]*)$/i.exec(stated) ?? [];
  return bytes === undefined ? undefined : { name: unescaped(name), value: wideText(bytes) };
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/** UTF-16, little end first, with a zero at its end. */
function wideText(bytes: string): string {
  const numbers = bytes.split(',').map((byte) => Number.parseInt(byte, 16));
  let text = '';
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const code = (numbers[at] ?? 0) + 256 * (numbers[at + 1] ?? 0);
    if (!Number.isFinite(code) || code === 0) break;
    text += String.fromCharCode(code);
  }
  return text;
}
