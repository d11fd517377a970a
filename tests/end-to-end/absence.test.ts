// What a feed does not hold is unknown, and shows; it never reads as low.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '#tests/end-to-end/command.ts';
import { folderOfItsOwn } from '#tests/end-to-end/hostile.ts';

const folder = folderOfItsOwn('absence');
const bank = join(root, 'examples/bank');
const kev = 'known_exploited_vulnerabilities.json';
const epss = 'epss_scores-2024-01-13.csv';

function build(feed: string, without: readonly string[]): void {
  const sources = join(folder.path, `sources-of-${feed}`);
  const left = new Set(without.map((name) => join(root, 'examples/feed', name)));
  cpSync(join(root, 'examples/feed'), sources, { recursive: true, filter: (path) => !left.has(path) });
  folder.run(['feed', 'build', '--out', feed, sources]);
}

build('whole', []);
build('no-kev', [kev]);
build('no-epss', [epss, 'exploit-evidence.ndjson']);

interface Match {
  readonly vulnerability: string;
  readonly priority: {
    readonly tier: string;
    readonly answers: {
      readonly inKev: { readonly value: string; readonly source: string; readonly assumed: boolean };
    };
  };
}

function matches(feed: string): readonly Match[] {
  const words = ['match', bank, '--feed', feed, '--no-state', '--as-of', '2026-11-25', '--format', 'json'];
  return (JSON.parse(folder.run(words).stdout) as { matches: readonly Match[] }).matches;
}

const plan = (feed: string, ...more: readonly string[]): string =>
  folder.run(['plan', bank, '--feed', feed, '--no-state', '--as-of', '2026-11-25', ...more]).stdout;

describe('a feed without a KEV catalogue', () => {
  test('makes KEV unknown, taken as yes and marked as assumed, for what no other record lists', () => {
    const known = new Map(matches('whole').map((one) => [one.vulnerability, one.priority]));
    const unread = matches('no-kev');
    expect(unread.length).toBe(known.size > 0 ? matches('whole').length : -1);
    expect(unread.filter(({ priority }) => priority.answers.inKev.value !== 'yes')).toEqual([]);
    const unlisted = unread.filter(({ vulnerability }) => known.get(vulnerability)?.answers.inKev.value === 'no');
    for (const { priority } of unlisted) {
      expect(priority.answers.inKev).toMatchObject({ assumed: true, source: 'no KEV catalogue was read' });
    }
    expect(unlisted).not.toEqual([]);
  });

  test('never makes anything less urgent', () => {
    const tiers = ['3DF', '3D', '14D', '60D', 'FSU'];
    const known = new Map(matches('whole').map((one) => [one.vulnerability, tiers.indexOf(one.priority.tier)]));
    for (const { vulnerability, priority } of matches('no-kev')) {
      expect(tiers.indexOf(priority.tier)).toBeLessThanOrEqual(known.get(vulnerability) ?? -1);
    }
  });

  test('says so in the plan and of the feed, and claims no exploitation', () => {
    expect(plan('no-kev')).toMatch(/KEV/);
    expect(plan('no-kev')).not.toMatch(/not in (CISA )?KEV/);
    expect(folder.run(['feed', 'show', 'no-kev']).stdout).toContain('no catalogue was read: KEV is unknown');
  });

  test('fails a gate on KEV, since nobody can say that it holds', () => {
    const words = ['match', bank, '--no-state', '--fail-on', 'kev'];
    expect(folder.run([...words, '--feed', 'no-kev']).status).toBe(1);
  });
});

describe('a feed without EPSS', () => {
  test('says that it is unknown, and no text calls it low', () => {
    expect(folder.run(['feed', 'show', 'no-epss']).stdout).toContain('none was read: EPSS is unknown');
    const explained = plan('no-epss', '--explain', 'CVE-2023-50164');
    expect(explained).toMatch(/EPSS/);
    expect(explained).not.toMatch(/EPSS[^\n]*(\b0 %|\b0\.0\b|\blow\b|unlikely)/i);
  });

  test('leaves each answer as it was', () => {
    const answersOf = (feed: string): unknown => matches(feed).map(({ priority }) => [priority.tier, priority.answers]);
    expect(answersOf('no-epss')).toEqual(answersOf('whole'));
  });
});
