import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { page, type Page } from '#scripts/reference/page.ts';
import { root } from '#scripts/reference/source-text.ts';

/** Every command's own usage text. Which commands there are is read from the dispatcher, which can not be imported: it runs. */
export async function commands(): Promise<Page> {
  const dispatcher = readFileSync(join(root, 'cli/main.ts'), 'utf8');
  const found = [...dispatcher.matchAll(/\['([\w-]+)', \(\) => import\('#(cli\/[\w/-]+\.ts)'\)\]/g)];
  const parts: string[] = [];
  for (const [, name = '', path = ''] of found) parts.push(`## ${name}`, fenced(await usageOf(path)));
  return page(
    'commands.md',
    'Commands',
    fenced(overview()),
    '## Exit status',
    'Every command ends with one of these.',
    [
      '| status | means |',
      '| --- | --- |',
      '| 0 | done |',
      '| 1 | done, and a finding is at or over `--fail-on`; `feed verify`: the feed is not what it should be; `frontier verify`: the result is not the recorded one; `frontier evidence`: a log can carry no verdict; `doctor`: something is to mend |',
      '| 2 | bad input: the command line, or a document, named with its place |',
      '| 3 | an internal failure: please report it |',
    ].join('\n'),
    ...parts,
  );
}

async function usageOf(path: string): Promise<string> {
  const module: unknown = await import(pathToFileURL(join(root, path)).href);
  if (typeof module === 'object' && module !== null && 'usage' in module && typeof module.usage === 'string') {
    return module.usage;
  }
  throw new Error(`${path} exports no usage text`);
}

function overview(): string {
  const ran = spawnSync(process.execPath, [join(root, 'cli/main.ts'), '--help'], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`the overview can not be printed: ${ran.stderr}`);
  return ran.stdout;
}

function fenced(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}
