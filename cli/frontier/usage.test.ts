import { describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { options, subcommands, takersOf, usage, usageOf } from '#cli/frontier/usage.ts';
import { runCommand } from '#tests/command.ts';

const names = options.map(({ words }) => words.split(' ', 1)[0] ?? '');

describe.each(subcommands)('frontier %s', (name) => {
  const own = usageOf(name) ?? '';

  test('tells of itself alone, its call first, in lines of at most 100 columns', () => {
    expect(own.startsWith(`breakwater frontier ${name} `)).toBe(true);
    expect(own.split('\n').filter((line) => line.startsWith('breakwater frontier '))).toHaveLength(2);
    expect(own.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  test.for(names)('takes %s where its help has it, and tells else whose it is', async (option) => {
    const { stderr } = await runCommand(run, [name, option, 'x']).catch(() => ({ stderr: '' }));
    const isOwn = own.includes(`\n  ${option} `);
    expect(isOwn).toBe(takersOf(option).includes(name));
    const told = `${option} is an option of frontier ${takersOf(option).join(', ')}: ${name} has none`;
    expect(stderr === told).toBe(!isOwn);
    expect(stderr).not.toContain('Unknown option');
  });
});

test('an option of none of them stays unknown', async () => {
  const { stderr } = await runCommand(run, ['horizon', '--nonsense', 'x']);
  expect(stderr).toContain("Unknown option '--nonsense'");
});

test('the whole names every command and option, in lines of at most 100 columns', () => {
  expect(usageOf('nothing')).toBeUndefined();
  expect(subcommands.filter((name) => !usage.includes(`breakwater frontier ${name} `))).toEqual([]);
  expect(names.filter((name) => !usage.includes(`\n  ${name} `))).toEqual([]);
  expect(usage.split('\n').filter((line) => line.length > 100)).toEqual([]);
});
