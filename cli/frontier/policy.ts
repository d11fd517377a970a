// The options by which an analysis is made.
import { numberFor, type Words } from '#cli/frontier/words.ts';
import { BadUsage } from '#cli/io.ts';
import { publishedDrawing, type Drawing } from '#core/frontier/horizon/bootstrap.ts';
import { publishedPolicy, type HorizonPolicy } from '#core/frontier/horizon/horizon.ts';

export const policyOptions = {
  ridge: { type: 'string' },
  weights: { type: 'string' },
  draws: { type: 'string' },
  seed: { type: 'string' },
} as const;

export interface Policy {
  readonly policy: HorizonPolicy;
  readonly drawing: Drawing;
  readonly format: 'table' | 'json';
}

export function policyOf(values: Words['values']): Policy {
  const weighting = values['weights'] ?? publishedPolicy.weighting;
  if (weighting !== 'balanced' && weighting !== 'equal') {
    throw new BadUsage(`--weights takes balanced, equal, not "${String(weighting)}"`);
  }
  const ridge = numberFor({ values }, 'ridge', publishedPolicy.ridge, {
    is: (value) => value > 0 && value <= 100,
    told: 'a number above 0',
  });
  const draws = numberFor({ values }, 'draws', publishedDrawing.draws, {
    is: (value) => Number.isInteger(value) && value >= 1 && value <= 100_000,
    told: 'a whole number from 1 to 100000',
  });
  const seed = numberFor({ values }, 'seed', publishedDrawing.seed, {
    is: (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32 - draws,
    told: 'a whole number from 0',
  });
  return { policy: { ridge, weighting }, drawing: { draws, seed }, format: formatOf(values) };
}

export function formatOf(values: Words['values']): 'table' | 'json' {
  const format = values['format'] ?? 'table';
  if (format === 'table' || format === 'json') return format;
  throw new BadUsage(`--format takes table, json, not "${String(format)}"`);
}
