// What the operator answers and decides holds for `plan` and `match` alike.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '#tests/end-to-end/command.ts';
import { expectRefusal, folderOfItsOwn } from '#tests/end-to-end/hostile.ts';

const folder = folderOfItsOwn('own-word');
folder.run(['feed', 'build', '--out', 'feed', join(root, 'examples/feed')]);
folder.put('hosts.csv', 'host,vendor,product,version\nh1,Progress,MOVEit Transfer,2023.0.0\n');

interface Planned {
  readonly actions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly hours: { readonly estimate: number };
  }[];
  readonly questions: readonly { readonly id: string; readonly about: string }[];
  readonly inPlace: readonly { readonly action: string }[];
  readonly heldBackHours: number;
}

const run = (command: string, ...more: readonly string[]) =>
  folder.run([command, 'hosts.csv', '--feed', 'feed', '--as-of', '2026-11-25', ...more]);
const planned = (...more: readonly string[]): Planned =>
  JSON.parse(run('plan', '--format', 'json', ...more).stdout) as Planned;

interface Matched {
  readonly matches: readonly { readonly priority: { readonly p30: number } }[];
  readonly notAffected: readonly { readonly verdict: string; readonly reason: string | null }[];
}

const matched = (...more: readonly string[]): Matched =>
  JSON.parse(run('match', '--format', 'json', ...more).stdout) as Matched;

describe('an answer that something is not affected', () => {
  test('counts for what is shown and for what fails', () => {
    const { actions } = planned('--state', 'answered.json');
    expect(actions.length).toBeGreaterThan(0);
    expect(matched('--state', 'answered.json').matches.length).toBeGreaterThan(0);
    for (const command of ['plan', 'match'])
      expect(run(command, '--state', 'answered.json', '--fail-on', 'FSU').status).toBe(1);
    for (const { id } of actions) {
      const because = ['--because', 'component_not_present', '--state', 'answered.json'];
      expect(folder.run(['action', id, 'answer', ...because]).status).toBe(0);
    }
    const { matches, notAffected } = matched('--state', 'answered.json');
    expect(matches).toEqual([]);
    expect(notAffected).toContainEqual(
      expect.objectContaining({ verdict: 'not affected', reason: 'your answer: component_not_present' }),
    );
    expect(planned('--state', 'answered.json').actions).toEqual([]);
    for (const command of ['plan', 'match']) {
      expect(run(command, '--state', 'answered.json', '--fail-on', 'FSU').status).toBe(0);
      expect(run(command, '--no-state', '--fail-on', 'FSU').status).toBe(1);
    }
  });
});

describe('the word that something is harder to reach', () => {
  test('is kept and shown, for no inventory would prove it', () => {
    folder.put(
      'unmended/osv.json',
      JSON.stringify({
        id: 'GHSA-aaaa-bbbb-cccc',
        modified: '2026-11-01T00:00:00Z',
        affected: [
          {
            package: { ecosystem: 'npm', name: 'left' },
            ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
          },
        ],
      }),
    );
    const left = { type: 'library', name: 'left', version: '1.0.0', purl: 'pkg:npm/left@1.0.0' };
    const gate = { type: 'application', name: 'gate' };
    const bom = { bomFormat: 'CycloneDX', specVersion: '1.5', metadata: { component: gate }, components: [left] };
    folder.put('gate.cdx.json', JSON.stringify(bom));
    folder.run(['feed', 'build', '--out', 'unmended-feed', 'unmended']);
    const words = ['plan', 'gate.cdx.json', '--feed', 'unmended-feed', '--as-of', '2026-11-25'];
    const state = ['--state', 'harder.json'];
    const plan = (): Planned => JSON.parse(folder.run([...words, ...state, '--format', 'json']).stdout) as Planned;
    const isolation = plan().actions.find(({ kind }) => kind === 'isolate');
    const said = folder.run(['action', isolation?.id ?? '', 'done', '--reason', 'behind the VPN', ...state]);
    expect(said.stdout).toContain('plans name it as in place, by your word');
    expect(said.stdout).not.toContain('the next inventory proves it');
    expect(plan().inPlace).toMatchObject([{ action: isolation?.id, kind: 'isolate', reason: 'behind the VPN' }]);
    expect(folder.run([...words, ...state]).stdout).toContain('In place, by your word');
  });
});

describe('an own policy', () => {
  test('moves hours and chances', () => {
    folder.put(
      'policy.json',
      '{ "heldBackShare": 0.5, "hours": { "upgrade": { "fixed": 3 } }, "weights": { "p30.kev": 0.9, "p30.ransomware": 0.91 } }',
    );
    const upgrade = ({ actions }: Planned): number =>
      actions.find(({ kind }) => kind === 'upgrade')?.hours.estimate ?? 0;
    const policy = ['--no-state', '--policy', 'policy.json'];
    expect(upgrade(planned(...policy, '--hours', '40'))).toBeGreaterThan(
      upgrade(planned('--no-state', '--hours', '40')) + 2,
    );
    expect(planned(...policy, '--hours', '40').heldBackHours).toBe(20);
    const most = ({ matches }: Matched): number => Math.max(...matches.map(({ priority }) => priority.p30));
    expect(most(matched(...policy))).toBeGreaterThanOrEqual(0.9);
    expect(most(matched('--no-state'))).toBeLessThan(0.9);
    expect(run('plan', ...policy, '--explain', 'CVE-2023-34362').stdout).toContain('with your policy');
  });

  test.each([
    ['{ "hours": { "upgarde": { "fixed": 1 } } }', /policy\.json: \$\.hours\.upgarde: /],
    ['{ "weights": { "reach.inside": 1 } }', /policy\.json: \$\.weights\["reach\.inside"\]: /],
    ['{ "heldBackShare": 0.1, "heldBackShare": 0.2 }', /policy\.json: line 1, .*stands twice/],
    ['heldBackShare: 0.1', /policy\.json: line 1, /],
  ])('that can not be understood is refused by file and place: %s', (text, told) => {
    folder.put('policy.json', text);
    for (const command of ['plan', 'match']) expectRefusal(run(command, '--no-state', '--policy', 'policy.json'), told);
  });

  test('that is not there is refused', () => {
    for (const command of ['plan', 'match'])
      expectRefusal(run(command, '--no-state', '--policy', 'gone.json'), /gone\.json/);
  });
});

test.each(['plan', 'match'])('%s tells how long it took to start, read, parse, look up and print', (command) => {
  const { stderr } = run(command, '--no-state', '--timings');
  for (const stage of ['start', 'read', 'parse', 'look-up', 'output', 'total'])
    expect(stderr).toMatch(new RegExp(`[:·] ${stage} \\d+\\.\\d`));
});
