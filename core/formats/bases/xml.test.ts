import { describe, expect, test } from 'vitest';
import { child, childText, childrenOf, parseXml } from '#core/formats/bases/xml.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

function refusal(text: string): unknown {
  try {
    return parseXml(text);
  } catch (error) {
    return error;
  }
}

describe('XML', () => {
  test('is a tree with names, namespaces, attributes and text', () => {
    const root = parseXml(
      '<a xmlns="urn:x" xmlns:p="urn:y" one="1" p:two="2"> x <p:b/><![CDATA[<y>]]>&amp;&#65;<b> z </b></a>',
    );
    expect(root).toMatchObject({ name: 'a', namespace: 'urn:x', text: 'x <y>&A' });
    expect(root.attributes.get('one')).toBe('1');
    expect(root.attributes.has('two')).toBe(false);
    expect(childrenOf(root, 'b').map(({ namespace }) => namespace)).toEqual(['urn:y', 'urn:x']);
    expect(child(root, 'c')).toBeUndefined();
    expect(childText(child(root, 'b'), 'b')).toBeUndefined();
    expect(childText({ ...root, children: root.children.slice(1) }, 'b')).toBe('z');
  });

  test.for<[title: string, text: string, code: string, place: string]>([
    ['no element', '', 'document.syntax', 'line 1'],
    ['text only', 'hello', 'document.syntax', 'line 1'],
    ['an element left open', '<a>\n<b>', 'document.syntax', 'line 2'],
    ['elements that cross', '<a>\n  <b></a></b>', 'document.syntax', 'line 2'],
    ['an attribute twice', '<a b="1" b="2"/>', 'document.syntax', 'line 1'],
    ['an entity nobody declared', '<a>&nbsp;</a>', 'document.syntax', 'line 1'],
    ['a prefix nobody declared', '<p:a/>', 'document.syntax', 'line 1'],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'document.entities', 'line 1'],
    [
      'a file as an entity',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'document.entities',
      'line 1',
    ],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'document.encoding', 'line 1'],
    ['nesting without end', '<a>'.repeat(129), 'document.depth', 'line 1'],
  ])('refuses %s', ([, text, code, place]) => {
    const refused = refusal(text);
    expect(refused).toBeInstanceOf(BadDocument);
    expect(refused).toMatchObject({ code });
    expect((refused as BadDocument).place?.startsWith(place)).toBe(true);
  });

  test('refuses a billion laughs before any of them', () => {
    const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    expect(refusal(`<!DOCTYPE l [<!ENTITY l0 "ha">${entities}]><l>&l10;</l>`)).toMatchObject({
      code: 'document.entities',
    });
  });

  test('never fetches a document type that it names', () => {
    expect(parseXml('<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>').name).toBe('a');
  });

  test('reads to a depth of 128', () => {
    expect(parseXml('<a>'.repeat(128) + '</a>'.repeat(128)).name).toBe('a');
  });
});
