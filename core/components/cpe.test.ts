import { describe, expect, it } from 'vitest';
import * as cpe from '#core/components/cpe.ts';

const raw = String.raw;

describe('a CPE', () => {
  it.each([
    ['cpe:2.3:a:apache:log4j:2.14.1:*:*:*:*:*:*:*', 'cpe:2.3:a:apache:log4j:2.14.1:*:*:*:*:*:*:*'],
    ['CPE:2.3:A:Apache:Log4j:2.14.1:-:*:*:*:*:*:*', 'cpe:2.3:a:apache:log4j:2.14.1:-:*:*:*:*:*:*'],
    ['cpe:2.3:a:apache:log4j:2.14.1', 'cpe:2.3:a:apache:log4j:2.14.1:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:apache:log4j:', 'cpe:2.3:a:apache:log4j:*:*:*:*:*:*:*:*'],
    [raw`cpe:2.3:a:x:a\:b\\c:1.0\+d:*:*:*:*:*:*:*`, raw`cpe:2.3:a:x:a\:b\\c:1.0\+d:*:*:*:*:*:*:*`],
    [raw`cpe:2.3:a:x:y+z:1\.0\-2:*:*:*:*:*:*:*`, raw`cpe:2.3:a:x:y\+z:1.0-2:*:*:*:*:*:*:*`],
    [raw`cpe:2.3:a:x:y:\-:*:*:*:*:*:*:*`, raw`cpe:2.3:a:x:y:\-:*:*:*:*:*:*:*`],
    [
      'cpe:/a:microsoft:internet_explorer:8.0.6001:beta',
      'cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*',
    ],
    ['cpe:/a:redhat:openshift:4.14::el8', 'cpe:2.3:a:redhat:openshift:4.14:*:el8:*:*:*:*:*'],
    [
      'cpe:/a:hp:insight_diagnostics:7.4.0.1570::~~online~win2003~x64~',
      'cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:*:*:*:online:win2003:x64:*',
    ],
    [
      'cpe:/a:hp:openview_network_manager:7.51::~~~linux~~',
      'cpe:2.3:a:hp:openview_network_manager:7.51:*:*:*:*:linux:*:*',
    ],
    ['cpe:/a:foo%5cbar:big%24money_2010%07:::~~special~ipod_touch~80gb~', undefined],
    ['cpe:/a:foo%7ebar:big%7emoney_2010', raw`cpe:2.3:a:foo\~bar:big\~money_2010:*:*:*:*:*:*:*:*`],
    ['cpe:/a:x:y:8.%02:sp%01', 'cpe:2.3:a:x:y:8.*:sp?:*:*:*:*:*:*'],
    ['cpe:/o:linux:linux_kernel:-', 'cpe:2.3:o:linux:linux_kernel:-:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:x:y:1*2:*:*:*:*:*:*:*', undefined],
    ['cpe:2.3:a:x:y:1 2:*:*:*:*:*:*:*', undefined],
    ['cpe:2.3:a:x:y:1:*:*:*:*:*:*:*:*', undefined],
    ['cpe:2.3:x:y:z:1:*:*:*:*:*:*:*', undefined],
    [raw`cpe:2.3:a:x:y\ `.trimEnd(), undefined],
    ['cpe:2.3:a:x', undefined],
    ['cpe:/a:x:y:%zz', undefined],
    ['pkg:npm/left-pad', undefined],
    [`cpe:2.3:a:x:${'y'.repeat(3000)}`, undefined],
  ])('%s is bound as %s', (text, bound) => {
    expect(cpe.normalise(text)).toBe(bound);
    expect(cpe.normalise(bound ?? '')).toBe(bound);
  });

  it.each([
    ['cpe:2.3:a:apache:log4j:2.14.1:*:*:*:*:*:*:*', 'cpe:apache:log4j', '2.14.1'],
    ['cpe:2.3:o:paloaltonetworks:pan-os:10.2.3:h4:*:*:*:*:*:*', 'cpe:paloaltonetworks:pan-os', '10.2.3-h4'],
    ['cpe:2.3:a:x:y:10.2.3:-:*:*:*:*:*:*', 'cpe:x:y', '10.2.3'],
    [raw`cpe:2.3:o:tenda:fh1202_firmware:1.2.0.14\(408\):*:*:*:*:*:*:*`, 'cpe:tenda:fh1202_firmware', '1.2.0.14(408)'],
    [raw`cpe:2.3:a:x:tx\/rx:*:*:*:*:*:*:*:*`, raw`cpe:x:tx\/rx`, undefined],
    ['cpe:2.3:a:x:y:1.*:*:*:*:*:*:*:*', 'cpe:x:y', undefined],
    ['cpe:/o:linux:linux_kernel:-', 'cpe:linux:linux_kernel', undefined],
    ['cpe:2.3:a:*:y:1:*:*:*:*:*:*:*', undefined, '1'],
    ['cpe:2.3:a:x:y*:1:*:*:*:*:*:*:*', undefined, '1'],
    ['nothing', undefined, undefined],
  ])('%s is looked up as %s in version %s', (text, name, version) => {
    expect(cpe.lookUpName(text)).toBe(name);
    expect(cpe.version(text)).toBe(version);
  });
});

describe('the examples of NISTIR 7695', () => {
  // §6.1.3.2, unbinding a URI; §6.2.3.2, unbinding a formatted string.
  it.each([
    ['cpe:/a:microsoft:internet_explorer:8.0.6001:beta', 'microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*'],
    ['cpe:/a:microsoft:internet_explorer:8.%2a:sp%3f', raw`microsoft:internet_explorer:8.\*:sp\?:*:*:*:*:*:*`],
    ['cpe:/a:microsoft:internet_explorer:8.%02:sp%01', 'microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*'],
    [
      'cpe:/a:hp:insight_diagnostics:7.4.0.1570::~~online~win2003~x64~',
      'hp:insight_diagnostics:7.4.0.1570:*:*:*:online:win2003:x64:*',
    ],
    ['cpe:/a:hp:openview_network_manager:7.51:-:~~~linux~~', 'hp:openview_network_manager:7.51:-:*:*:*:linux:*:*'],
    ['cpe:/a:foo~bar:big%7emoney_2010', raw`foo\~bar:big\~money_2010:*:*:*:*:*:*:*:*`],
    ['cpe:/a:foo:bar:12.%02.1234', undefined],
    [
      'cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*',
      'microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*',
    ],
    ['cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*', 'microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*'],
    [
      'cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*',
      'hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*',
    ],
    ['cpe:2.3:a:hp:insight_diagnostics:7.4.*.1570:*:*:*:*:*:*:*', undefined],
    [
      raw`cpe:2.3:a:foo\\bar:big\$money:2010:*:*:*:special:ipod_touch:80gb:*`,
      raw`foo\\bar:big\$money:2010:*:*:*:special:ipod_touch:80gb:*`,
    ],
  ])('%s', (text, expected) => {
    expect(cpe.normalise(text)).toBe(expected === undefined ? undefined : `cpe:2.3:a:${expected}`);
  });

  // §6.1.2.3 and table 6-1: every percent code of a URI stands for one quoted sign of a formatted string.
  it.each(Array.from({ length: 0x7e - 0x21 + 1 }, (_, index) => String.fromCharCode(0x21 + index)))(
    'the sign %s is the same by its code and quoted',
    (sign) => {
      const code = `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
      const plain = cpe.normalise(`cpe:/a:x:a${code}b`);
      expect(plain).toBe(cpe.normalise(`cpe:2.3:a:x:a\\${sign}b`));
      expect(plain).toBeDefined();
    },
  );

  it.each([
    ['%2d', raw`\-`],
    ['-', '-'],
    ['', '*'],
    ['%02', '*'],
    ['%01%01', '??'],
    ['%02x%01', '*x?'],
    ['x%01%02', undefined],
    ['%02%01x', undefined],
    ['a%01b', undefined],
  ])('in a URI the value "%s" is %s', (value, expected) => {
    const name = cpe.parse(`cpe:/a:x:y:${value}:z`);
    expect(name?.version).toBe(expected);
  });
});

describe('an attribute compared', () => {
  // NISTIR 7696 table 6-2, and the wildcards of NISTIR 7695 §5.3.2.
  it.each([
    ['*', '*', 'equal'],
    ['*', '-', 'superset'],
    ['*', 'x', 'superset'],
    ['*', 'x*', 'undefined'],
    ['-', '*', 'subset'],
    ['-', '-', 'equal'],
    ['-', 'x', 'disjoint'],
    ['-', 'x*', 'undefined'],
    ['x', 'x', 'equal'],
    ['x', 'y', 'disjoint'],
    ['x', '-', 'disjoint'],
    ['x', '*', 'subset'],
    ['x', 'x*', 'undefined'],
    ['x*', 'xyz', 'superset'],
    ['x*', 'x', 'superset'],
    ['x*', 'yx', 'disjoint'],
    ['x*', '-', 'disjoint'],
    ['x*', '*', 'subset'],
    ['x*', 'x*', 'undefined'],
    ['*x', 'ax', 'superset'],
    ['*x', 'axb', 'disjoint'],
    ['*x', 'xax', 'superset'],
    ['*x*', 'axb', 'superset'],
    ['*x*', 'abc', 'disjoint'],
    ['1.?', '1.', 'superset'],
    ['1.?', '1.2', 'superset'],
    ['1.?', '1.22', 'disjoint'],
    ['1.??', '1.22', 'superset'],
    ['??x', 'abx', 'superset'],
    ['??x', 'abcx', 'disjoint'],
    ['?x', 'xx', 'superset'],
    ['??', 'ab', 'superset'],
    ['??', 'abc', 'disjoint'],
    [raw`x\*`, raw`x\*`, 'equal'],
    [raw`x\**`, raw`x\*y`, 'superset'],
    [raw`x\*`, 'xy', 'disjoint'],
  ])('%s is to %s: %s', (source, target, relation) => {
    expect(cpe.compareAttribute(source, target)).toBe(relation);
  });
});

describe('the relations of NISTIR 7696', () => {
  // Table 6-2, each row with values of every kind: source, target, relation.
  const kinds = {
    ANY: ['*'],
    NA: ['-'],
    value: ['1.0', raw`1\*`, raw`\-`, 'abc'],
    wild: ['1*', '*1', '?1', '1??', '*1*'],
  };
  const rows: readonly (readonly [keyof typeof kinds, keyof typeof kinds, readonly string[]])[] = [
    ['ANY', 'ANY', ['equal']],
    ['ANY', 'NA', ['superset']],
    ['ANY', 'value', ['superset']],
    ['ANY', 'wild', ['undefined']],
    ['NA', 'ANY', ['subset']],
    ['NA', 'NA', ['equal']],
    ['NA', 'value', ['disjoint']],
    ['NA', 'wild', ['undefined']],
    ['value', 'ANY', ['subset']],
    ['value', 'NA', ['disjoint']],
    ['value', 'value', ['equal', 'disjoint']],
    ['value', 'wild', ['undefined']],
    ['wild', 'ANY', ['subset']],
    ['wild', 'NA', ['disjoint']],
    ['wild', 'value', ['superset', 'disjoint']],
    ['wild', 'wild', ['undefined']],
  ];

  it.each(rows)('of %s to %s are %j', (source, target, relations) => {
    for (const from of kinds[source]) {
      for (const to of kinds[target]) expect(relations).toContain(cpe.compareAttribute(from, to));
    }
  });

  it('of values are equal where they are the same, and turned round where the sides are', () => {
    const turned = {
      equal: 'equal',
      superset: 'subset',
      subset: 'superset',
      disjoint: 'disjoint',
      undefined: 'undefined',
    };
    const plain = [...kinds.ANY, ...kinds.NA, ...kinds.value];
    for (const from of plain) {
      expect(cpe.compareAttribute(from, from)).toBe('equal');
      for (const to of plain) expect(cpe.compareAttribute(to, from)).toBe(turned[cpe.compareAttribute(from, to)]);
    }
  });

  // Table 6-4, on the eleven attributes together.
  it.each([
    ['all equal', '1:2', '1:2', 'equal'],
    ['equal and superset', '1:*', '1:2', 'superset'],
    ['equal and subset', '1:2', '1:*', 'subset'],
    ['superset and subset', '*:2', '1:*', 'undefined'],
    ['one disjoint, whatever the others are', '*:3', '1:2', 'disjoint'],
    ['one disjoint, one undefined', '1*:3', '1?:2', 'disjoint'],
    ['one undefined', '1*:2', '1?:2', 'undefined'],
    ['NA and a value', '-:2', '1:2', 'disjoint'],
  ])('of names with %s', (_, source, target, relation) => {
    expect(cpe.compare(`cpe:2.3:a:x:y:${source}`, `cpe:2.3:a:x:y:${target}`)).toBe(relation);
  });
});

describe('a name compared', () => {
  it.each([
    ['cpe:2.3:a:x:y:1', 'cpe:2.3:a:x:y:1', 'equal', true],
    ['cpe:2.3:a:x:y', 'cpe:2.3:a:x:y:1', 'superset', true],
    ['cpe:2.3:a:x:y:1', 'cpe:2.3:a:x:y', 'subset', false],
    ['cpe:2.3:a:x:y:1', 'cpe:2.3:a:x:y:2', 'disjoint', false],
    ['cpe:2.3:a:x:y:1:*', 'cpe:2.3:a:x:y:*:sp1', 'undefined', false],
    ['cpe:2.3:a:x:y:1*', 'cpe:2.3:a:x:y:1.5', 'superset', true],
    ['cpe:2.3:a:x:y', 'nothing', 'undefined', false],
  ])('%s is to %s: %s', (source, target, relation, matching) => {
    expect(cpe.compare(source, target)).toBe(relation);
    expect(cpe.matches(source, target)).toBe(matching);
  });

  it.each([
    ['cpe:2.3:a:x:y:1:sp1:*:*:*:windows', 'cpe:2.3:a:x:y:2', true],
    ['cpe:2.3:a:x:y:1:*:*:*:*:windows', 'cpe:2.3:a:x:y:1:*:*:*:*:linux', false],
    ['cpe:2.3:a:x:y:1:*:*:*:*:wordpress', 'cpe:2.3:a:x:y:1:*:*:*:*:*', true],
    ['cpe:2.3:o:x:y:1', 'cpe:2.3:a:x:y:1', false],
    ['nothing', 'cpe:2.3:a:x:y:1', false],
  ])('%s leaves room for %s but for the version: %s', (pattern, name, expected) => {
    expect(cpe.matchesButVersion(pattern, name)).toBe(expected);
  });

  it('searches hostile wildcards in one pass', () => {
    const long = 'a'.repeat(1900);
    expect(cpe.matches(`cpe:2.3:a:x:*${'a'.repeat(900)}b*`, `cpe:2.3:a:x:${long}`)).toBe(false);
    expect(cpe.matches(`cpe:2.3:a:x:${'?'.repeat(1900)}`, `cpe:2.3:a:x:${long}`)).toBe(true);
  });
});
