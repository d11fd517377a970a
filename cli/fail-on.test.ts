import { describe, expect, test } from 'vitest';
import { failsOn, parseFailOn } from '#cli/fail-on.ts';
import { BadUsage } from '#cli/io.ts';
import type { Priority, Tier } from '#core/priority/priority.ts';

type InKev = Priority['answers']['inKev'];

const answer = { value: 'no', source: 'test', at: undefined, assumed: false } as const;
const listed: InKev = { ...answer, value: 'yes' };
/** What is made of a feed without a catalogue. */
const taken: InKev = { ...answer, value: 'yes', assumed: true };

function judged(tier: Tier, inKev: InKev, ...scores: readonly number[]) {
  const answers = {
    inKev,
    exposed: answer,
    automatable: answer,
    technicalImpact: { ...answer, value: 'partial' },
  } as const;
  const severities = scores.map((baseScore) => ({ baseScore }));
  return { match: { vulnerability: { severities } }, priority: { tier, answers } };
}

describe('a limit', () => {
  test.each<readonly [limit: string, one: ReturnType<typeof judged>, over: boolean]>([
    ['3DF', judged('3DF', answer, 1), true],
    ['3df', judged('3D', answer, 1), false],
    ['14D', judged('3D', answer, 1), true],
    ['14D', judged('14D', answer, 1), true],
    ['14D', judged('60D', answer, 1), false],
    ['FSU', judged('FSU', answer), true],
    ['kev', judged('FSU', listed, 1), true],
    ['kev', judged('3DF', answer, 10), false],
    ['cvss:7', judged('FSU', answer, 7), true],
    ['cvss:7', judged('FSU', answer, 6.9), false],
    ['cvss:0', judged('FSU', answer, 0), true],
    ['cvss:9.8', judged('FSU', answer, 9.8), true],
    ['cvss:9', judged('FSU', answer, 5, 9.8, 7), true],
    ['cvss:9', judged('FSU', answer, 5, 7), false],
  ])('%s', (limit, one, over) => {
    const told: string[] = [];
    expect(failsOn(parseFailOn(limit), [one], { stderr: (text) => told.push(text) })).toBe(over);
    expect(told).toEqual([]);
  });

  test.each([
    ['cvss:9', judged('FSU', answer), 'of which no CVSS score is published'],
    ['cvss:0', judged('FSU', answer), 'of which no CVSS score is published'],
    ['KEV', judged('FSU', taken, 1), 'of which no KEV catalogue was read'],
  ])('%s counts what nobody knows, and says so', (limit, one, why) => {
    const told: string[] = [];
    const low = judged('FSU', answer, 1);
    expect(failsOn(parseFailOn(limit), [low, one, one], { stderr: (text) => told.push(text) })).toBe(true);
    expect(told).toEqual([`--fail-on: 2 matches ${why} count as over the limit\n`]);
  });

  test('of nothing is never reached', () => {
    expect(failsOn(parseFailOn('FSU'), [], { stderr: () => undefined })).toBe(false);
    expect(failsOn(undefined, [judged('3DF', listed, 10)], { stderr: () => undefined })).toBe(false);
  });

  test.each(['', 'soon', 'cvss', 'cvss:', 'cvss:11', 'cvss:-1', 'cvss:7.55', '3 D'])('%j is none', (text) => {
    expect(() => parseFailOn(text)).toThrow(BadUsage);
  });
});
