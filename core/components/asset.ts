import type { Component } from '#core/components/component.ts';
import type { Day } from '#core/kernel/days.ts';

export type Exposure = 'public' | 'internal' | 'isolated' | 'unknown';
export type Criticality = 'essential' | 'important' | 'other' | 'unknown';
/** Gravest first: where two say different things, the graver counts. */
export const exposures: readonly Exposure[] = ['public', 'internal', 'isolated', 'unknown'];
export const criticalities: readonly Criticality[] = ['essential', 'important', 'other', 'unknown'];
/** All kinds; the one list that readers and schemas use. */
export const assetKinds = [
  'host',
  'workstation',
  'server',
  'application',
  'appliance',
  'device',
  'ot',
  'medical',
  'service',
  'unknown',
] as const;
export type AssetKind = (typeof assetKinds)[number];

/** A value that someone stated, with where and when; `source` is shown to people: `assets.yaml, 2026-11-03`. */
export interface Stated<Value> {
  readonly value: Value;
  readonly source: string | undefined;
  readonly on: Day | undefined;
  /** The operator's own word, of an `assets.yaml`: it holds over what tools and spreadsheets state. */
  readonly own?: true;
}

/** A thing that runs software; one may stand for many alike. */
export interface Asset {
  /** Unique in its inventory; what people call it. */
  readonly name: string;
  readonly exposure: Stated<Exposure>;
  readonly criticality: Stated<Criticality>;
  readonly zone: string | undefined;
  readonly kind: AssetKind;
  /** The product that its kind was taken from, where nobody stated one. */
  readonly kindFrom?: string | undefined;
  /** How many like it: at least 1. */
  readonly count: number;
  /** As the operator wrote it: `Sun 02:00-06:00`. */
  readonly maintenanceWindow: string | undefined;
  /** What the mission loses with it, in the operator's words. */
  readonly loses: string | undefined;
  /** Addresses and other names under which documents speak of it: `10.1.4.7`, `pc-14.example.org`. */
  readonly alsoKnownAs?: readonly string[] | undefined;
  /** Updates that a document lists as installed: `KB5031356`. */
  readonly updates?: readonly string[] | undefined;
  /** The day on which the tool that a document comes from last heard of it. */
  readonly seenOn?: Day | undefined;
  /** Whose it is, in the operator's words: told to those who ask for evidence. */
  readonly organization?: string | undefined;
  /** `production`, `test`, `cardholder data`: in the operator's words. */
  readonly environment?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly components: readonly Component[];
}
