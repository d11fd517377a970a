// What an analysis was made of and by, and what came out: enough for anyone who holds the same items to make it again.
import type { Run } from '#core/frontier/horizon/run.ts';
import { inOrder } from '#core/frontier/horizon/run.ts';
import { isRecord } from '#core/kernel/json.ts';

/** A number of its own for every change that can move a figure; in every record. */
export const analysisVersion = '1.1.0';

/** The suite of items, as whoever made the record names it. */
export interface SuiteVersion {
  readonly name: string;
  readonly version: string;
  /** Of its document, where there was one: SHA-256 of its canonical text. */
  readonly digest?: string | undefined;
}

export interface AnalysisRecord {
  readonly kind: 'horizon' | 'comparison' | 'comparisons' | 'levels';
  readonly analysisVersion: string;
  readonly suite: SuiteVersion;
  /** Everything that was chosen: ridge, weights, draws, seed, margin, models, criteria. */
  readonly policy: unknown;
  /** SHA-256 of {@link itemsText}: of what was looked at, whatever file it came from. */
  readonly items: string;
  readonly runs: number;
  readonly result: unknown;
}

/** A record with the SHA-256 of its canonical text. */
export interface SealedRecord {
  readonly record: AnalysisRecord;
  readonly digest: string;
}

/**
 * One text for one value: keys in the order of their UTF-16 units, no white space, numbers as ECMAScript writes them.
 * What JSON can't hold is no part of it: members that are `undefined` are left out.
 *
 * Source: RFC 8785, JSON Canonicalization Scheme.
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalText(one ?? null)).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.keys(value)
    .sort(inOrder)
    .filter((key) => value[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`);
  return `{${members.join(',')}}`;
}

/** Runs in an order that no file decides: sums of the same numbers in another order differ in their last digit. */
export function inCanonicalOrder(runs: readonly Run[]): readonly Run[] {
  return runs
    .map((run) => ({ run, text: canonicalText(run) }))
    .sort((a, b) => inOrder(a.text, b.text))
    .map(({ run }) => run);
}

/** The runs as one text. */
export function itemsText(runs: readonly Run[]): string {
  return inCanonicalOrder(runs).map(canonicalText).join('\n');
}

export interface Disagreement {
  /** Where in the record: `result[3].p50`. */
  readonly at: string;
  readonly recorded: string;
  readonly found: string;
}

const disagreementsMost = 20;

/** Where two values differ, as far as people would read it; empty where their canonical texts are the same. */
export function disagreements(recorded: unknown, found: unknown, at = 'result'): readonly Disagreement[] {
  if (canonicalText(recorded ?? null) === canonicalText(found ?? null)) return [];
  if (Array.isArray(recorded) && Array.isArray(found) && recorded.length === found.length) {
    const parts = recorded.flatMap((one, index) => disagreements(one, found[index], `${at}[${index}]`));
    return parts.slice(0, disagreementsMost);
  }
  if (isRecord(recorded) && isRecord(found)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(found)])].sort(inOrder);
    return keys.flatMap((key) => disagreements(recorded[key], found[key], `${at}.${key}`)).slice(0, disagreementsMost);
  }
  return [{ at, recorded: canonicalText(recorded ?? null), found: canonicalText(found ?? null) }];
}
