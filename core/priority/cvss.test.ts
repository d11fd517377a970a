import { describe, expect, test } from 'vitest';
import { baseScore, score } from '#core/priority/cvss.ts';
import { shape } from '#core/priority/cvss-vector.ts';

describe('scores', () => {
  test.for([
    // The worked examples of CVSS 2.0 §3.3.
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C', 7.8, 'High'],
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C', 6.4, 'Medium'],
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H', 9.2, 'High'],
    // 9.0 × 0.95 is a whole half: half up, not what binary arithmetic leaves of it.
    ['AV:N/AC:L/Au:S/C:C/I:C/A:C/E:F/RL:U/RC:C', 8.6, 'High'],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8, 'Critical'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10, 'Critical'],
    ['CVSS:3.1/C:H/I:H/A:H/AV:N/AC:L/PR:N/UI:N/S:C', 10, 'Critical'],
    ['CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N', 0, 'None'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H/CR:X', 9.6, 'Critical'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', 10, 'Critical'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N/E:P', 7.7, 'High'],
  ] as const)('%s is %d, %s', ([vector, expected, word]) => {
    const found = score(vector);
    expect(found.ok && [found.value.score, found.value.severity]).toEqual([expected, word]);
  });

  test('keeps the groups apart, and leaves out what is not defined', () => {
    const found = score('CVSS:4.0/AV:A/AC:L/AT:P/PR:H/UI:P/VC:N/VI:L/VA:H/SC:N/SI:H/SA:L/E:U/CR:L');
    expect(found).toEqual({
      ok: true,
      value: { version: '4.0', score: 1.4, severity: 'Low', base: 5.7, temporal: 1.5, environmental: 1.4 },
    });
    const base = score('AV:N/AC:L/Au:N/C:N/I:N/A:C/E:ND');
    expect(base.ok && [base.value.temporal, base.value.environmental]).toEqual([undefined, undefined]);
  });
});

describe('what is no vector is refused, never guessed at', () => {
  test.for([
    ['', 'vector.malformed'],
    ['9.8', 'vector.malformed'],
    ['CVSS:3.2/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'vector.unknown_metric'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H', 'vector.incomplete'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/', 'vector.malformed'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/A:L', 'vector.duplicate'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/AT:N', 'vector.unknown_metric'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:C', 'vector.unknown_value'],
    ['CVSS:3.1/av:n/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'vector.unknown_metric'],
    ['CVSS:3.1/AV:N:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'vector.malformed'],
    ['AV:N/AC:L/Au:N/C:N/I:N/A:X', 'vector.unknown_value'],
    ['CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', 'vector.order'],
    [`CVSS:3.1/${'AV:N/'.repeat(100_000)}`, 'vector.malformed'],
  ] as const)('%s', ([vector, code]) => {
    const found = score(vector);
    expect(found.ok ? undefined : found.code).toBe(code);
  });

  test('but a record of others may give the metrics of CVSS 4.0 in any order', () => {
    expect(baseScore('CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H')).toBe(10);
    expect(baseScore('CVSS:4.0/AC:L/AV:N')).toBeUndefined();
  });
});

describe('shapes', () => {
  test.for([
    ['AV:N/AC:L/Au:N/C:N/I:N/A:P', true, false],
    ['AV:L/AC:H/Au:M/C:C/I:C/A:C', false, true],
    ['CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N', true, false],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H', false, false],
    ['CVSS:3.0/AV:L/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H', false, true],
    ['CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', false, true],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', false, false],
  ] as const)('%s', ([vector, remote, localToFull]) => {
    expect(shape(vector)).toEqual({ remote, localToFull });
  });

  test('a vector that can not be read has none', () => {
    expect(shape('AV:N')).toBeUndefined();
  });
});
