import { describe, expect, test } from 'vitest';
import { decide, decisionTable } from '#core/priority/decision-table.ts';
import { deployer, humanImpact } from '#core/priority/ssvc-tables.ts';

describe('decision tables', () => {
  test('give the outcome of the answers', () => {
    expect(
      decide(deployer, { exploitation: 'active', systemExposure: 'open', automatable: 'yes', humanImpact: 'high' }),
    ).toBe('immediate');
    expect(decide(humanImpact, { safetyImpact: 'negligible', missionImpact: 'degraded' })).toBe('low');
  });

  test('take the worst for what is unknown or not answered', () => {
    expect(decide(deployer, {})).toBe('immediate');
    expect(decide(deployer, { exploitation: 'none', systemExposure: 'unknown', automatable: 'no' })).toBe('scheduled');
  });

  test('know no answers but their own', () => {
    expect(decide(deployer, { exploitation: 'maybe' })).toBeUndefined();
  });

  test('need an outcome for every combination', () => {
    expect(() => decisionTable('t', { a: ['x', 'y'] }, ['o'], '0')).toThrow('needs an outcome');
  });
});
