// XML as a tree of elements.
import type { SaxesTagNS } from 'saxes';
import { strictXml } from '#core/formats/bases/xml-strict.ts';

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

/** Makes elements of what a parser tells. */
export class XmlTree {
  readonly #open: Open[] = [];

  /** How many elements stand open. */
  get depth(): number {
    return this.#open.length;
  }

  begin(tag: SaxesTagNS): void {
    this.#open.push({ ...namesOf(tag), namespace: tag.uri, children: [], text: '' });
  }

  add(piece: string): void {
    const current = this.#open.at(-1);
    if (current !== undefined) current.text += piece;
  }

  /** Closes the innermost element; the outermost, once it is whole. */
  end(): XmlElement | undefined {
    const closed = this.#open.pop();
    if (closed === undefined) return undefined;
    closed.text = closed.text.trim();
    const outer = this.#open.at(-1);
    if (outer === undefined) return closed;
    outer.children.push(closed);
    return undefined;
  }
}

/**
 * The root element.
 *
 * @throws BadDocument with line and column, for the reasons of {@link strictXml}
 */
export function parseXml(text: string): XmlElement {
  const tree = new XmlTree();
  let root: XmlElement | undefined;
  const parser = strictXml({
    open: (tag) => tree.begin(tag),
    text: (piece) => tree.add(piece),
    close: () => {
      root = tree.end() ?? root;
    },
  });
  parser.write(text);
  parser.end();
  return root ?? parser.refuse('document.syntax', 'holds no element');
}

const noAttributes: ReadonlyMap<string, string> = new Map();

/** Its name without the prefix, and its attributes that have none. */
export function namesOf(tag: SaxesTagNS): Pick<XmlElement, 'name' | 'attributes'> {
  let attributes: Map<string, string> | undefined;
  for (const { prefix, local, value } of Object.values(tag.attributes)) {
    if (prefix !== '') continue;
    attributes ??= new Map();
    attributes.set(local, value);
  }
  return { name: tag.local, attributes: attributes ?? noAttributes };
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
