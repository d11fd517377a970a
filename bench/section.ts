// What a benchmark tells: figures with their goal, input and command, under machine and date.
import { cpus, loadavg, totalmem, type as system } from 'node:os';
import type { Spread } from '#bench/ratio.ts';

/** One measured figure. */
export interface Figure {
  readonly what: string;
  /** For people, with its unit. */
  readonly measured: string;
  /** `undefined` where the figure only explains others. */
  readonly goal: { readonly text: string; readonly met: boolean } | undefined;
  readonly input: string;
  readonly command: string;
}

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly remarks: readonly string[];
}

export function rendered({ title, figures, remarks }: Section): string {
  const rows = figures.map(({ what, measured, goal, input, command }) => {
    const aim = goal === undefined ? '' : `${goal.text}: ${goal.met ? 'met' : '**missed**'}`;
    return `| ${[what, measured, aim, input, command === '' ? '' : `\`${command}\``].join(' | ')} |`;
  });
  return [
    `## ${title}`,
    `${machine()}, ${Temporal.Now.plainDateISO().toString()}.`,
    ['| what | measured | goal | input | command |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
    ...remarks,
  ].join('\n\n');
}

/** The machine in one line, and how much else it did: on a busy one a command with threads of its own loses most. */
function machine(): string {
  const processors = cpus();
  const name = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 1024 ** 3);
  const load = (loadavg()[1] ?? 0).toFixed(1);
  return `${system()}, ${processors.length} × ${name}, ${memory} GiB, load ${load}, Node ${process.versions.node}`;
}

export function milliseconds({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}

export function times({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} × (${min.toFixed(2)} to ${max.toFixed(2)})`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

export function grouped(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}
