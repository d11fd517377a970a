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
