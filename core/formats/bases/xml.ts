// XML as a tree of elements, read strictly: nothing is fetched, no entity is declared, nothing nests too deeply.
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { BadDocument } from '#core/kernel/bad-document.ts';

/** Elements nested deeper than this are refused. */
const xmlDepthMax = 128;

/** Text and attributes are kept; comments, processing instructions and white space between elements are not. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace; empty where there is none. */
  readonly namespace: string;
  /** Attributes without a prefix, by name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All text directly within, as one, trimmed. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/**
 * The root element.
 *
 * @throws BadDocument with line and column: not well-formed, a declared encoding that is not UTF-8, a document type with
 * declarations of its own (XML 1.0 §2.8), too deep
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const place = (): string => `line ${parser.line}, column ${parser.column + 1}`;
  const refuse = (code: string, message: string): never => {
    throw new BadDocument(code, message, place());
  };
  const open: Open[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => refuse('document.syntax', error.message.replace(/^\d+:\d+: /, '').slice(0, 200)));
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (!/^(utf-?8|us-ascii|ascii)$/i.test(encoding))
      refuse('document.encoding', `declares the encoding ${encoding.slice(0, 40)}; save it as UTF-8`);
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) refuse('document.entities', 'declares entities or other types of its own');
  });
  parser.on('opentag', (tag) => {
    if (open.length >= xmlDepthMax) refuse('document.depth', `is nested deeper than ${xmlDepthMax}`);
    open.push({ name: tag.local, namespace: tag.uri, attributes: attributesOf(tag), children: [], text: '' });
  });
  const addText = (part: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    closed.text = closed.text.trim();
    const outer = open.at(-1);
    if (outer === undefined) root = closed;
    else outer.children.push(closed);
  });
  parser.write(text).close();
  return root ?? refuse('document.syntax', 'holds no element');
}

const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf(tag: SaxesTagNS): ReadonlyMap<string, string> {
  let attributes: Map<string, string> | undefined;
  for (const { prefix, local, value } of Object.values(tag.attributes)) {
    if (prefix !== '') continue;
    attributes ??= new Map();
    attributes.set(local, value);
  }
  return attributes ?? noAttributes;
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

/** The text of the first child of that name; `undefined` where there is none, or it is empty. */
export function childText(element: XmlElement | undefined, name: string): string | undefined {
  const text = child(element, name)?.text;
  return text === '' ? undefined : text;
}
