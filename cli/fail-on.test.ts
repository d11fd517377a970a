import { describe, expect, test } from 'vitest';
import { failsOn, parseFailOn } from '#cli/fail-on.ts';
import { BadUsage } from '#cli/io.ts';
import type { Priority, Tier } from '#core/priority/priority.ts';

type InKev = Priority['answers']['inKev'];

const answer = { value: 'no', source: 'test', at: undefined, assumed: false } as const;
const listed: InKev = { ...answer, value: 'yes' };
/** What is made of a feed without a catalogue. */
const taken: InKev = { ...answer, value: 'yes', assumed: true };

function priority(tier: Tier, inKev: InKev, score: number | undefined): Pick<Priority, 'tier' | 'answers' | 'cvss'> {
  return {
    tier,
    answers: { inKev, exposed: answer, automatable: answer, technicalImpact: { ...answer, value: 'partial' } },
    cvss: score === undefined ? undefined : { score, severity: 'x', version: '3.1', vector: '', by: 'test' },
  };
}

describe('a limit', () => {
  test.each<readonly [limit: string, one: ReturnType<typeof priority>, over: boolean]>([
    ['3DF', priority('3DF', answer, 1), true],
    ['3df', priority('3D', answer, 1), false],
    ['14D', priority('3D', answer, 1), true],
    ['14D', priority('14D', answer, 1), true],
    ['14D', priority('60D', answer, 1), false],
    ['FSU', priority('FSU', answer, undefined), true],
    ['kev', priority('FSU', listed, 1), true],
    ['KEV', priority('FSU', taken, 1), true],
    ['kev', priority('3DF', answer, 10), false],
    ['cvss:7', priority('FSU', answer, 7), true],
    ['cvss:7', priority('FSU', answer, 6.9), false],
    ['cvss:0', priority('FSU', answer, 0), true],
    ['cvss:9.8', priority('FSU', answer, 9.8), true],
  ])('%s', (limit, one, over) => {
    const told: string[] = [];
    expect(failsOn(parseFailOn(limit), [one], { stderr: (text) => told.push(text) })).toBe(over);
    expect(told).toEqual([]);
  });

  test('of a score says what has none', () => {
    const told: string[] = [];
    const none = priority('3DF', listed, undefined);
    expect(failsOn(parseFailOn('cvss:0'), [none, none], { stderr: (text) => told.push(text) })).toBe(false);
    expect(told).toEqual(['--fail-on: 2 matches without a CVSS score, neither over nor under the limit\n']);
  });

  test('of nothing is never reached', () => {
    expect(failsOn(parseFailOn('FSU'), [], { stderr: () => undefined })).toBe(false);
    expect(failsOn(undefined, [priority('3DF', listed, 10)], { stderr: () => undefined })).toBe(false);
  });

  test.each(['', 'soon', 'cvss', 'cvss:', 'cvss:11', 'cvss:-1', 'cvss:7.55', '3 D'])('%j is none', (text) => {
    expect(() => parseFailOn(text)).toThrow(BadUsage);
  });
});
