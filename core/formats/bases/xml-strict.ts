// The one XML parser of all readers: nothing is fetched, no entity is declared, nothing nests too deeply or grows too wide.
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { BadDocument, type Place } from '#core/kernel/bad-document.ts';

/** Elements nested deeper than this are refused. */
const xmlDepthMax = 128;
/** More attributes on one element are refused. */
const xmlAttributesMax = 1000;
/** A longer name or value of an attribute is refused; nmap writes the whole output of a script into one. */
const xmlAttributeCharactersMax = 4 * 1024 * 1024;

/** Of a document type with declarations of its own. */
export function declarationsFault(place?: Place): BadDocument {
  return new BadDocument(
    'document.entities',
    'declares entities or types of its own (<!DOCTYPE … [ … ]>): XML that does is refused, since what it declares can grow without end or name other files; save it without them',
    place,
  );
}

/**
 * Whether a document type holds declarations: Qualys writes an empty list of them.
 *
 * @param doctype what stands between `<!DOCTYPE` and its end, or the beginning of that
 */
export function declaresOwn(doctype: string): boolean {
  const plain = doctype.replace(/"[^"]*"|'[^']*'/g, '');
  const at = plain.indexOf('[');
  return at >= 0 && !/^\[\s*\]\s*$/.test(plain.slice(at));
}

/** What a document is made of, in its order. Text may come in pieces. */
export interface XmlEvents {
  readonly open: (tag: SaxesTagNS) => void;
  /** White space between elements too. */
  readonly text: (piece: string) => void;
  readonly close: () => void;
}

/** A parser that takes a document in pieces. */
export interface StrictXml {
  /** @throws BadDocument with line and column */
  readonly write: (piece: string) => void;
  /** @throws BadDocument where the document ends too early, or holds no element */
  readonly end: () => void;
  /** Refuses the document at the place where the parser stands. */
  readonly refuse: (code: string, message: string) => never;
}

/**
 * Refused, with line and column: what is not well-formed, a declared encoding that is not UTF-8, a document type with
 * declarations of its own (XML 1.0 §2.8), elements too deep or with too many attributes.
 */
export function strictXml(events: XmlEvents): StrictXml {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const place = (): Place => `line ${parser.line}, column ${parser.column + 1}`;
  const refuse = (code: string, message: string): never => {
    throw new BadDocument(code, message, place());
  };
  let depth = 0;
  let attributes = 0;
  let sawRoot = false;
  // Six handlers, and no more: with a seventh, V8 keeps the parser's fields in a dictionary, and it takes six times as long
  // (200 MB: 8.3 s in place of 1.4 s). So the declaration is looked at later, and what is not well-formed is caught.
  parser.on('doctype', (doctype) => {
    if (declaresOwn(doctype)) throw declarationsFault(place());
  });
  parser.on('attribute', ({ name, value }) => {
    attributes += 1;
    if (attributes > xmlAttributesMax)
      refuse('document.too_large', `an element has more than ${xmlAttributesMax} attributes`);
    if (name.length + value.length > xmlAttributeCharactersMax)
      refuse('document.too_large', `an attribute has more than ${xmlAttributeCharactersMax} characters`);
  });
  parser.on('opentag', (tag) => {
    if (!sawRoot) {
      sawRoot = true;
      const encoding = foreignEncoding(parser.xmlDecl.encoding);
      if (encoding !== undefined) refuse('document.encoding', `declares the encoding ${encoding}; save it as UTF-8`);
    }
    attributes = 0;
    if (depth >= xmlDepthMax) refuse('document.depth', `is nested deeper than ${xmlDepthMax}`);
    depth += 1;
    events.open(tag);
  });
  parser.on('text', events.text);
  parser.on('cdata', events.text);
  parser.on('closetag', () => {
    depth -= 1;
    events.close();
  });
  const guarded = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      const fault = error instanceof Error ? /^\d+:\d+: (.*)/s.exec(error.message)?.[1] : undefined;
      if (error instanceof BadDocument || fault === undefined) throw error;
      refuse('document.syntax', fault.slice(0, 200));
    }
  };
  return {
    write: (piece) => guarded(() => void parser.write(piece)),
    end: () => guarded(() => void parser.close()),
    refuse,
  };
}

/** What comes here is decoded: UTF-16 stands in documents that were, and are right. */
function foreignEncoding(declared = 'utf-8'): string | undefined {
  return /^(utf-?8|utf-?16(le|be)?|us-ascii|ascii)$/i.test(declared) ? undefined : declared.slice(0, 40);
}
