import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tableHours } from '#core/plans/hours.ts';
import { defaultPolicy } from '#core/plans/policy.ts';
import { figuresOf } from '#core/plans/policy-document.ts';
import { weights as ours } from '#core/priority/weights.ts';

describe('an organization’s own figures', () => {
  test('none are ours', () => {
    expect(figuresOf({})).toEqual({ policy: defaultPolicy, weights: ours });
  });

  test('stand in place of ours, the rest stays', () => {
    const { policy, weights } = figuresOf({ heldBackShare: 0.3, weights: { 'reach.internal': 0.5, 'epss.top': 9 } });
    expect(policy).toEqual({ ...defaultPolicy, heldBackShare: 0.3 });
    expect(weights.numbers['reach.internal'].value).toBe(0.5);
    expect(weights.numbers['epss.top'].value).toBe(9);
    expect(weights.numbers['reach.isolated']).toEqual(ours.numbers['reach.isolated']);
    expect(weights.version).toBe(`${ours.version} with your policy`);
  });

  test('of hours change one kind of action on one kind of asset', () => {
    const work = {
      kind: 'upgrade',
      assets: [{ kind: 'server', count: 1 }],
      morePackages: 0,
      breaking: false,
      transitive: false,
      window: false,
    } as const;
    const { policy } = figuresOf({ hours: { upgrade: { perAsset: { server: 2 } } } });
    expect(tableHours(work, policy)).toBe(tableHours(work, defaultPolicy) + 1.75);
    expect(tableHours({ ...work, kind: 'isolate' }, policy)).toBe(
      tableHours({ ...work, kind: 'isolate' }, defaultPolicy),
    );
    const device = { ...work, assets: [{ kind: 'device', count: 1 }] } as const;
    expect(tableHours(device, policy)).toBe(tableHours(device, defaultPolicy));
  });

  test('are as the guide shows them', () => {
    const guide = readFileSync(new URL('../../docs/guides/plan.md', import.meta.url), 'utf8');
    const shown = /^    \{\n[^]+?\n    \}$/m.exec(guide)?.[0] ?? '';
    const { policy, weights } = figuresOf(JSON.parse(shown));
    expect(policy).toMatchObject({ heldBackShare: 0.25, hours: { upgrade: { fixed: 1.5 } } });
    expect(weights.numbers['reach.internal'].value).toBe(0.5);
  });

  test.each<readonly [what: string, value: unknown, place: string, code?: string]>([
    ['a list', [], '$'],
    ['a share over one', { heldBackShare: 1.5 }, '$.heldBackShare'],
    ['a share that is a text', { doubtShare: '0.5' }, '$.doubtShare'],
    ['a share that is null', { doubtShare: null }, '$.doubtShare'],
    ['a misspelt figure', { heldBakShare: 0.5 }, '$.heldBakShare'],
    ['a misspelt kind of action', { hours: { upgarde: { fixed: 1 } } }, '$.hours.upgarde'],
    ['a misspelt kind of asset', { hours: { upgrade: { perAsset: { sever: 1 } } } }, '$.hours.upgrade.perAsset.sever'],
    ['no hours at all', { hours: { upgrade: { fixed: 0 } } }, '$.hours.upgrade.fixed'],
    ['a favour that disfavours', { startedFavour: 0.5 }, '$.startedFavour'],
    ['a misspelt weight', { weights: { 'reach.inside': 1 } }, '$.weights["reach.inside"]', 'policy.unknown_weight'],
    ['a weight that every object has', { weights: { toString: 1 } }, '$.weights.toString', 'policy.unknown_weight'],
    ['a weight below nought', { weights: { 'reach.public': -1 } }, '$.weights["reach.public"]', 'policy.bad_number'],
    ['a chance over one', { weights: { 'p30.kev': 1.2 } }, '$.weights["p30.kev"]', 'policy.bad_number'],
    ['certainty', { weights: { 'weight.most': 1 } }, '$.weights["weight.most"]', 'policy.bad_number'],
  ])('are refused with their place where one is %s', (_, value, place, code = 'policy.malformed') => {
    expect(() => figuresOf(value)).toThrow(expect.objectContaining({ name: 'BadDocument', code, place }));
  });
});
