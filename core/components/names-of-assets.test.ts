import { describe, expect, test } from 'vitest';
import { namesOfAssets } from '#core/components/names-of-assets.ts';

interface Row {
  readonly name: string;
  readonly alsoKnownAs?: readonly string[];
}

/** Each in a document of its own. */
function named(...assets: readonly Row[]): readonly string[] {
  return assets.map(namesOfAssets(assets.map((asset) => [asset])));
}

describe('assets of several documents', () => {
  test.each<readonly [string, readonly Row[], readonly string[]]>([
    ['letter case aside are one', [{ name: 'PC-14' }, { name: 'pc-14' }], ['PC-14', 'PC-14']],
    ['with and without a domain are one', [{ name: 'pc-14' }, { name: 'PC-14.example.org' }], ['pc-14', 'pc-14']],
    [
      'of two domains stay apart',
      [{ name: 'web' }, { name: 'web.a.example' }, { name: 'web.b.example' }],
      ['web', 'web.a.example', 'web.b.example'],
    ],
    [
      'called by an address that one of them lists are one, under its name',
      [{ name: '10.1.4.7' }, { name: 'pc-14', alsoKnownAs: ['10.1.4.7'] }],
      ['pc-14', 'pc-14'],
    ],
    [
      'called by an address that two list stay apart',
      [
        { name: '10.1.4.7' },
        { name: 'pc-14', alsoKnownAs: ['10.1.4.7'] },
        { name: 'pc-15', alsoKnownAs: ['10.1.4.7'] },
      ],
      ['10.1.4.7', 'pc-14', 'pc-15'],
    ],
    [
      'that share a network address alone stay apart',
      [
        { name: 'pc-14', alsoKnownAs: ['10.1.4.7'] },
        { name: 'pc-15', alsoKnownAs: ['10.1.4.7'] },
      ],
      ['pc-14', 'pc-15'],
    ],
    [
      'that share a hardware address are one',
      [
        { name: 'pc-14', alsoKnownAs: ['00:50:56:AA:00:01'] },
        { name: 'nurse-station', alsoKnownAs: ['00:50:56:aa:00:01'] },
      ],
      ['pc-14', 'pc-14'],
    ],
    ...['3C-18-A0-00-00-01', '3c18.a000.0001', '3C18A0000001', '3c18a0-000001', '3c18-a000-0001'].map(
      (written): readonly [string, readonly Row[], readonly string[]] => [
        `that share a hardware address, one written ${written}, are one`,
        [
          { name: 'plc-7', alsoKnownAs: ['3c:18:a0:00:00:01'] },
          { name: 'press line', alsoKnownAs: [written] },
        ],
        ['plc-7', 'plc-7'],
      ],
    ),
    [
      'called by a hardware address, and another that lists it in other signs, are one under its name',
      [{ name: '3C18.A000.0001' }, { name: 'plc-7', alsoKnownAs: ['3c-18-a0-00-00-01'] }],
      ['plc-7', 'plc-7'],
    ],
    [
      'that share a number of twelve digits, as of an asset tag, stay apart',
      [
        { name: 'pc-14', alsoKnownAs: ['001234567890'] },
        { name: 'pc-15', alsoKnownAs: ['001234567890'] },
      ],
      ['pc-14', 'pc-15'],
    ],
    [
      'that share what is no hardware address for its mixed signs stay apart',
      [
        { name: 'pc-14', alsoKnownAs: ['3c:18-a0:00.00:01'] },
        { name: 'pc-15', alsoKnownAs: ['3c:18-a0:00.00:01'] },
      ],
      ['pc-14', 'pc-15'],
    ],
    [
      'that share an address that nobody gave to one device stay apart',
      [
        { name: 'pc-14', alsoKnownAs: ['02:50:41:00:00:01', '00:50:56:C0:00:08'] },
        { name: 'pc-15', alsoKnownAs: ['02:50:41:00:00:01', '00-50-56-c0-00-08'] },
      ],
      ['pc-14', 'pc-15'],
    ],
    [
      'with a full name that two bear stay apart',
      [
        { name: 'localhost' },
        { name: '10.1.4.7', alsoKnownAs: ['localhost.localdomain'] },
        { name: '10.1.4.8', alsoKnownAs: ['localhost.localdomain'] },
      ],
      ['localhost', '10.1.4.7', '10.1.4.8'],
    ],
    [
      'known by a full name among others are one',
      [{ name: 'PC-14' }, { name: '10.1.4.7', alsoKnownAs: ['pc-14.example.org'] }],
      ['PC-14', 'PC-14'],
    ],
  ])('%s', (_name, assets, expected) => {
    expect(named(...assets)).toEqual(expected);
  });

  test('that one document tells apart stay apart, though they share a hardware address, as of a dock', () => {
    const dock = ['3c:18:a0:00:00:01'];
    const list = ['pc-14', 'pc-15', '10.1.4.9'].map((name) => ({ name, alsoKnownAs: dock }));
    const report = [{ name: 'pc-16', alsoKnownAs: dock }];
    expect([...list, ...report].map(namesOfAssets([list, report]))).toEqual(['pc-14', 'pc-15', '10.1.4.9', 'pc-16']);
  });

  test('that one document tells apart stay apart though it writes their hardware address in two ways', () => {
    const list = [
      { name: 'pc-14', alsoKnownAs: ['3c:18:a0:00:00:01'] },
      { name: 'pc-15', alsoKnownAs: ['3C-18-A0-00-00-01'] },
    ];
    expect(list.map(namesOfAssets([list]))).toEqual(['pc-14', 'pc-15']);
  });

  test('of one document are one where only an address tells them apart', () => {
    const list = ['10.1.4.7', 'pc-14'].map((name) => ({ name, alsoKnownAs: ['3c:18:a0:00:00:01'] }));
    expect(list.map(namesOfAssets([list]))).toEqual(['pc-14', 'pc-14']);
  });

  test('are joined in time that grows with their number', () => {
    const assets = Array.from({ length: 20_000 }, (_, index) => ({
      name: `pc-${index}`,
      alsoKnownAs: [`pc-${index}.example.org`, `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`],
    }));
    expect(new Set([...assets, ...assets].map(namesOfAssets([assets, assets]))).size).toBe(20_000);
  });
});
