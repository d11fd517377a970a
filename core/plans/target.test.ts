// Which version to go to where other versions have flaws of their own.
import { describe, expect, test } from 'vitest';
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Action } from '#core/plans/action.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import type { Plan } from '#core/plans/plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { assetOf, componentOf, exploitedFlaw, flawOf, inputOf } from '#tests/fixtures/matches.ts';

/** A flaw from one version up to another, where it is fixed; without one it is never fixed. */
interface Span {
  readonly from: string;
  readonly to?: string;
  readonly flaw?: Vulnerability;
}

const current = '1.0.0';

function key(version: string): string {
  return schemeOf('npm')?.key(version) ?? '';
}

function holds({ from, to }: Span, version: string): boolean {
  return key(version) >= key(from) && (to === undefined || key(version) < key(to));
}

/** A component at 1.0.0 with these flaws, of which the feed knows all versions. */
function planned(spans: readonly Span[], parts: Partial<PlanInput> = {}): Plan {
  const asset = assetOf('web-1');
  const component = componentOf('npm/thing', current);
  const flaws = spans.map(({ flaw }, index) => flaw ?? flawOf(`CVE-${index}`));
  // Those that hold now come first, as the fixture numbers flaws by its rows.
  const rows = spans.flatMap((span, index) => {
    const flaw = flaws[index];
    return holds(span, current) && flaw !== undefined
      ? [{ asset, component, flaw, fixedIn: span.to === undefined ? [] : [span.to] }]
      : [];
  });
  const at = (version: string): readonly number[] =>
    spans.flatMap((span, index) => (holds(span, version) ? [index] : []));
  const input = inputOf(rows, {
    capacityHours: 100,
    affectedAt: (_, version) => new Set(at(version)),
    fixedAfter: (_, version) => at(version).flatMap((index) => spans[index]?.to ?? []),
    ...parts,
  });
  const vulnerability = (index: number): Vulnerability => flaws[index] ?? flawOf('CVE-?');
  return makePlan({ ...input, feed: { ...input.feed, vulnerability } });
}

function all(plan: Plan): readonly Action[] {
  return [...plan.actions, ...plan.later];
}

function targets(plan: Plan): readonly (string | undefined)[] {
  return all(plan).flatMap(({ kind, to }) => (kind === 'upgrade' ? [to] : []));
}

const texts = (said: Action['how'] | undefined): string => (said ?? []).map(({ text }) => text).join('\n');

describe('a version with a flaw of its own', () => {
  test.each<[string, readonly Span[], string]>([
    [
      'is passed by for the fix of that flaw',
      [
        { from: '1.0.0', to: '2.0.0' },
        { from: '2.0.0', to: '3.0.0' },
      ],
      '3.0.0',
    ],
    [
      'and so is the next, three times over',
      [
        { from: '1.0.0', to: '1.1.0' },
        { from: '1.1.0', to: '1.2.0' },
        { from: '1.2.0', to: '1.3.0' },
        { from: '1.3.0', to: '1.4.0' },
      ],
      '1.4.0',
    ],
    [
      'is passed by within the major version before another major version is looked at',
      [
        { from: '1.0.0', to: '1.1.0' },
        { from: '1.0.0', to: '2.0.0' },
        { from: '1.1.0', to: '2.0.0' },
        { from: '2.0.0', to: '2.1.0' },
      ],
      '2.1.0',
    ],
  ])('%s', (_, spans, expected) => {
    const plan = planned(spans);
    expect(targets(plan)).toEqual([expected]);
    expect(texts(all(plan)[0]?.why)).not.toContain('still has');
  });

  test('is taken where it leaves fewer than there are, and the rest is told', () => {
    const plan = planned([{ from: '1.0.0', to: '1.1.0' }, { from: '1.0.0', to: '1.1.0' }, { from: '1.1.0' }]);
    expect(targets(plan)).toEqual(['1.1.0']);
    expect(texts(all(plan)[0]?.why)).toContain(
      'thing 1.1.0 still has 1 vulnerability; no named version that was tried',
    );
  });
});

describe('a version that makes things worse', () => {
  const more: readonly Span[] = [{ from: '1.0.0', to: '1.1.0' }, { from: '1.1.0' }, { from: '1.1.0' }];

  test('with more flaws is refused, and its makers are asked for a better one', () => {
    const plan = planned(more);
    expect(targets(plan)).toEqual([]);
    const [asked] = all(plan).filter(({ kind }) => kind === 'confirm');
    expect(asked?.title).toBe(
      'Ask the makers of thing about 1 vulnerability whose fix, 1.1.0, would make things worse',
    );
    expect(texts(asked?.how)).toContain('Do not go to 1.1.0: it has 2 vulnerabilities known, more or graver than now.');
  });

  test('with one that is graver is refused as well', () => {
    const graver = exploitedFlaw('CVE-B');
    expect(
      targets(
        planned([
          { from: '1.0.0', to: '1.1.0' },
          { from: '1.1.0', flaw: graver },
        ]),
      ),
    ).toEqual([]);
    const graveNow = exploitedFlaw('CVE-A');
    expect(targets(planned([{ from: '1.0.0', to: '1.1.0', flaw: graveNow }, { from: '1.1.0' }]))).toEqual(['1.1.0']);
  });

  test('gives way to the next that does not', () => {
    const spans = [
      { from: '1.0.0', to: '1.1.0' },
      { from: '1.1.0', to: '1.2.0' },
      { from: '1.1.0', to: '1.2.0' },
    ];
    expect(targets(planned(spans))).toEqual(['1.2.0']);
  });

  test('gives way to one that closes a part, and the rest is asked about', () => {
    const spans = [
      { from: '1.0.0', to: '1.1.0' },
      { from: '1.0.0', to: '1.2.0' },
      ...Array.from({ length: 3 }, () => ({ from: '1.2.0' })),
    ];
    const plan = planned(spans);
    expect(targets(plan)).toEqual(['1.1.0']);
    expect(all(plan).map(({ title }) => title)).toContain(
      'Ask the makers of thing about 1 vulnerability whose fix, 1.2.0, would make things worse',
    );
  });

  test('is not one that only keeps what the operator has answered for', () => {
    // The three others hold now as well, and are no risks: a statement in the inventory set them aside.
    const component = componentOf('npm/thing', current);
    const rows = [{ asset: assetOf('web-1'), component, flaw: flawOf('CVE-1'), fixedIn: ['1.1.0'] }];
    const affectedAt = (_: unknown, version: string): ReadonlySet<number> =>
      new Set(version === '1.1.0' ? [5, 6, 7] : [0, 5, 6, 7]);
    expect(targets(makePlan(inputOf(rows, { affectedAt })))).toEqual(['1.1.0']);
  });
});
