// What a file is, by a cheap look at its beginning; its name only decides between kinds that look alike.
import { refuseOtherEncodings } from '#sources/archive/decode.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { lineReaders, otherDocuments, xmlReaders } from '#sources/registry.ts';
import type { LineReader, XmlReader } from '#sources/reader.ts';

export type Kind =
  | { readonly kind: 'lines'; readonly reader: LineReader }
  | { readonly kind: 'ndjson' }
  | { readonly kind: 'json' }
  | { readonly kind: 'yaml' }
  | { readonly kind: 'xml'; readonly reader: XmlReader }
  | { readonly kind: 'skip'; readonly reason: string };

/** How much of a file is looked at. */
export const headBytes = 256 * 1024;

const lenient = new TextDecoder('utf-8');

/**
 * @param head the beginning, unpacked: the whole file where it is shorter
 * @param name the file's name, without an ending `.gz`
 * @throws BadDocument where the name promises a kind of source that the beginning can't be
 */
export function recognise(head: Uint8Array, name: string): Kind {
  const promised = /\.(json|ndjson|jsonl|csv)$/i.exec(name)?.[1]?.toLowerCase();
  if (head.length === 0) {
    if (promised !== undefined) throw new BadDocument('document.truncated', 'is empty');
    return { kind: 'skip', reason: 'empty file' };
  }
  if (promised !== undefined) refuseOtherEncodings(head);
  const text = lenient.decode(head).trimStart();
  const first = text[0];
  // A file that begins as it promises and goes on with zeros was damaged when a disk failed: its reader refuses it.
  if (head.includes(0) && !(promised !== undefined && (isJsonMark(first) || lineReaderOf(text) !== undefined))) {
    return { kind: 'skip', reason: 'binary file' };
  }
  return isJsonMark(first) ? json(text, promised) : other(text, name, promised);
}

function isJsonMark(first: string | undefined): boolean {
  return first === '{' || first === '[';
}

function lineReaderOf(text: string): LineReader | undefined {
  const line = text.slice(0, 1000).split(/\r?\n/, 1)[0] ?? '';
  return lineReaders.find((one) => one.recognises(line));
}

function other(text: string, name: string, promised: string | undefined): Kind {
  const reader = lineReaderOf(text);
  if (reader !== undefined) return { kind: 'lines', reader };
  if (text.startsWith('<')) {
    // What a proxy or a portal answers in place of a source is often saved under the source's name.
    if (promised !== undefined) throw new BadDocument('document.corrupt', 'is XML or HTML, not what its name says');
    const xml = xmlReaders.find(({ mark }) => mark.test(text.slice(0, 4096)));
    return xml === undefined ? { kind: 'skip', reason: 'XML or HTML document' } : { kind: 'xml', reader: xml };
  }
  const known = otherDocuments.find(({ mark }) => mark.test(text.slice(0, 4096)));
  if (known !== undefined) return { kind: 'skip', reason: known.reason };
  if (/\.ya?ml$/i.test(name)) return { kind: 'yaml' };
  if (promised === 'csv') return { kind: 'skip', reason: 'CSV with columns of no known source' };
  if (promised !== undefined) return { kind: 'json' };
  return { kind: 'skip', reason: 'text that is no vulnerability data' };
}

function json(text: string, promised: string | undefined): Kind {
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  // What stands in later lines of a list of records says nothing of the list.
  const goesOn = end >= 0 && text.slice(end).trim() !== '';
  const isList = promised === 'ndjson' || promised === 'jsonl' || (goesOn && isJson(line));
  const known = otherDocuments.find(({ mark }) => mark.test(isList ? line : text));
  if (known !== undefined) return { kind: 'skip', reason: known.reason };
  return { kind: isList ? 'ndjson' : 'json' };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
