// XML read a part at a time, for reports that are larger than a tree of them would fit.
import { namesOf, XmlTree, type XmlElement } from '#core/formats/bases/xml.ts';
import { declaresOwn, strictXml } from '#core/formats/bases/xml-strict.ts';

/** An element that stands around a part: the same object for all the parts within it. */
type XmlAncestor = Pick<XmlElement, 'name' | 'attributes'>;

/** Parts with more elements, or more characters of text, are refused: they would not fit. */
const partElementsMax = 1_000_000;
const partCharactersMax = 128 * 1024 * 1024;

/**
 * Hands over each element of one of the names, whole, and outermost first: within a part no further one is sought. All
 * else is passed by, though read as strictly.
 *
 * @throws BadDocument with line and column, for the reasons of {@link strictXml}, and for parts beyond the limits above
 */
export function readXmlParts(
  pieces: Iterable<string>,
  names: readonly string[],
  take: (part: XmlElement, ancestors: readonly XmlAncestor[]) => void,
): void {
  const wanted: ReadonlySet<string> = new Set(names);
  const ancestors: XmlAncestor[] = [];
  let part = new XmlTree();
  let elements = 0;
  let characters = 0;
  const parser = strictXml({
    open: (tag) => {
      if (part.depth === 0 && !wanted.has(tag.local)) {
        ancestors.push(namesOf(tag));
        return;
      }
      elements += 1;
      if (elements > partElementsMax)
        parser.refuse('document.too_large', `a <${tag.local}> lies in more than ${partElementsMax} elements`);
      part.begin(tag);
    },
    text: (piece) => {
      if (part.depth === 0) return;
      characters += piece.length;
      if (characters > partCharactersMax)
        parser.refuse('document.too_large', `a part holds more than ${partCharactersMax} characters`);
      part.add(piece);
    },
    close: () => {
      if (part.depth === 0) {
        ancestors.pop();
        return;
      }
      const whole = part.end();
      if (whole === undefined) return;
      part = new XmlTree();
      elements = 0;
      characters = 0;
      take(whole, ancestors);
    },
  });
  for (const piece of pieces) parser.write(piece);
  parser.end();
}

/** Longer beginnings are not searched for the root. */
const headCharactersMax = 65_536;

/**
 * The root's name without its prefix, from the beginning of a document; `undefined` where that is no XML. For a document
 * type with declarations of its own it is the name that the type states: such a document is refused when it is read.
 */
export function xmlRootName(head: string): string | undefined {
  return rootOf(head).name;
}

/** Whether the beginning is that of a document in XML that declares entities or types of its own. */
export function declaresTypes(head: string): boolean {
  return rootOf(head).declares;
}

function rootOf(head: string): { readonly name: string | undefined; readonly declares: boolean } {
  const text = head.slice(0, headCharactersMax);
  let at = text.startsWith('\ufeff') ? 1 : 0;
  for (;;) {
    at = skipWhite(text, at);
    if (text.startsWith('<?', at)) at = behind(text, '?>', at);
    else if (text.startsWith('<!--', at)) at = behind(text, '-->', at);
    else if (text.startsWith('<!DOCTYPE', at)) {
      const end = behind(text, '>', at);
      if (declaresOwn(text.slice(at, end).replace(/>$/, ''))) {
        return { name: nameAt(text, skipWhite(text, at + '<!DOCTYPE'.length)), declares: true };
      }
      at = end;
    } else return { name: text[at] === '<' ? nameAt(text, at + 1) : undefined, declares: false };
  }
}

function behind(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at + sign.length;
}

function skipWhite(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? 'x')) at += 1;
  return at;
}

function nameAt(text: string, at: number): string | undefined {
  const name = /^[\p{L}_][\p{L}\p{N}_.:-]*/u.exec(text.slice(at, at + 200))?.[0];
  return name?.slice(name.indexOf(':') + 1);
}
