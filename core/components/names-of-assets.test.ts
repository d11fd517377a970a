import { describe, expect, test } from 'vitest';
import { namesOfAssets } from '#core/components/names-of-assets.ts';

interface Row {
  readonly name: string;
  readonly alsoKnownAs?: readonly string[];
}

function named(...assets: readonly Row[]): readonly string[] {
  const nameOf = namesOfAssets(assets);
  return assets.map(nameOf);
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
    [
      'known by a full name among others are one',
      [{ name: 'PC-14' }, { name: '10.1.4.7', alsoKnownAs: ['pc-14.example.org'] }],
      ['PC-14', 'PC-14'],
    ],
  ])('%s', (_name, assets, expected) => {
    expect(named(...assets)).toEqual(expected);
  });

  test('are joined in time that grows with their number', () => {
    const assets = Array.from({ length: 20_000 }, (_, index) => ({
      name: `pc-${index}`,
      alsoKnownAs: [`pc-${index}.example.org`, `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`],
    }));
    expect(new Set(named(...assets, ...assets)).size).toBe(20_000);
  });
});
