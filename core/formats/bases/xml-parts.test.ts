import { describe, expect, test } from 'vitest';
import { declaresTypes, readXmlParts, xmlRootName } from '#core/formats/bases/xml-parts.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

const text =
  '<?xml version="1.0"?><!DOCTYPE list SYSTEM "http://example.invalid/list.dtd">\r\n' +
  '<list kind="x"><p:group xmlns:p="urn:p" name="é&amp;1"><item n="1">a<b>c</b><item>inner</item></item>' +
  '<other><item n="2"><![CDATA[<&>]]>&#128512;</item></other></p:group><item n="3"/></list>';

function parts(pieces: Iterable<string>, names: readonly string[] = ['item']): readonly string[] {
  const seen: string[] = [];
  readXmlParts(pieces, names, (part, ancestors) => {
    const around = ancestors.map(({ name, attributes }) => `${name}${attributes.get('name') ?? ''}`).join('/');
    seen.push(
      `${around} ${part.attributes.get('n') ?? ''} ${part.text} ${part.children.map(({ name }) => name).join()}`,
    );
  });
  return seen;
}

function refusal(pieces: Iterable<string>): unknown {
  try {
    return parts(pieces);
  } catch (error) {
    return error;
  }
}

describe('XML, a part at a time', () => {
  const whole = ['list/groupé&1 1 a b,item', 'list/groupé&1/other 2 <&>😀 ', 'list 3  '];

  test('hands over the outermost elements of a name, each with what stands around it', () => {
    expect(parts([text])).toEqual(whole);
    expect(parts([text], ['nothing'])).toEqual([]);
    expect(parts([text], ['list'])).toEqual([' 1  group,item'].map(() => '   group,item'));
  });

  test('reads the same wherever the pieces end', () => {
    for (let at = 1; at < text.length; at += 1) expect(parts([text.slice(0, at), text.slice(at)])).toEqual(whole);
    expect(parts(text.match(/.{1,3}/gsu) ?? [])).toEqual(whole);
  });

  test('gives the same ancestor to all parts within it', () => {
    const around = new Set<unknown>();
    readXmlParts(['<a><b><i/><i/></b><b><i/></b></a>'], ['i'], (_part, ancestors) => around.add(ancestors.at(-1)));
    expect(around.size).toBe(2);
  });

  test.for<[title: string, text: string, code: string]>([
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'document.entities'],
    [
      'a billion laughs',
      `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]><a>&l9;</a>`,
      'document.entities',
    ],
    ['a file as an entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'document.entities'],
    ['a document that ends too early', '<a><item>x</item>', 'document.syntax'],
    ['nothing', '', 'document.syntax'],
    [
      '100,000 attributes',
      `<a ${Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(' ')}/>`,
      'document.too_large',
    ],
    ['an attribute without end', `<a b="${'x'.repeat(5_000_000)}"/>`, 'document.too_large'],
    ['a part of more elements than fit', `<item>${'<b/>'.repeat(1_000_000)}</item>`, 'document.too_large'],
    ['nesting without end', '<a>'.repeat(129), 'document.depth'],
    ['nesting without end in a part', `<item>${'<a>'.repeat(129)}`, 'document.depth'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'document.encoding'],
  ])('refuses %s', ([, hostile, code]) => {
    const refused = refusal([hostile]);
    expect(refused).toBeInstanceOf(BadDocument);
    expect(refused).toMatchObject({ code, place: expect.stringMatching(/^line \d+, column \d+$/) });
  });

  test("lets a reader's own fault through as it is", () => {
    const fault = new TypeError('1:2: ours');
    const run = (): void =>
      readXmlParts(['<item/>'], ['item'], () => {
        throw new RangeError('ours', { cause: fault });
      });
    expect(run).toThrow(RangeError);
  });
});

describe('a document type', () => {
  test.for([
    '<!DOCTYPE list SYSTEM "list.dtd">',
    '<!DOCTYPE list SYSTEM "list.dtd"[]>',
    '<!DOCTYPE list SYSTEM "list.dtd" [\n]>',
    '<!DOCTYPE list SYSTEM "li[st].dtd">',
  ])('that declares nothing of its own is no reason to refuse: %s', (doctype) => {
    expect(parts([`${doctype}<item n="1"/>`])).toHaveLength(1);
    expect([xmlRootName(`${doctype}<other/>`), declaresTypes(doctype)]).toEqual(['other', false]);
  });

  test.for([
    '<!DOCTYPE list [<!ENTITY x "y">]>',
    '<!DOCTYPE list SYSTEM "list.dtd" [ %x; ]>',
    '<!DOCTYPE list [<!-- [] -->]>',
  ])('that declares anything is refused: %s', (doctype) => {
    expect(refusal([`${doctype}<list/>`])).toMatchObject({ code: 'document.entities' });
    expect(declaresTypes(doctype)).toBe(true);
  });
});

describe("an XML document's root", () => {
  test.for<[head: string, name: string | undefined]>([
    [text, 'list'],
    ['\ufeff <!-- <b> --> <?x <c>?>\n<p:a1.b q="">', 'a1.b'],
    ['<!DOCTYPE nmaprun [<!ENTITY x "<y>">]><nmaprun/>', 'nmaprun'],
    ['<!DOCTYPE html>', undefined],
    ['<!-- never closed', undefined],
    ['', undefined],
    ['a,b\n<c>', undefined],
    ['{"<a>":1}', undefined],
    ['<1>', undefined],
  ])('of %j is %s', ([head, name]) => {
    expect(xmlRootName(head)).toBe(name);
  });
});
