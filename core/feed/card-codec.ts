// A vulnerability as bytes: its card.
import type { DecisionPoints } from '#core/advisories/advisory.ts';
import type { Detection } from '#core/advisories/detection.ts';
import type { CveFacts, EpssScore, KevEntry } from '#core/advisories/exploitation.ts';
import type { ScoredSeverity, Vulnerability } from '#core/advisories/vulnerability.ts';
import {
  automatables,
  cvssVersions,
  exploitations,
  exploitSources,
  ransomwares,
  technicalImpacts,
} from '#core/feed/choices.ts';
import type { Packer } from '#core/feed/packer.ts';
import type { Unpacker } from '#core/feed/unpacker.ts';

/** A vulnerability as the card holds it. */
export interface Card extends Omit<Vulnerability, 'issuerKevHistory' | 'epss'> {
  /** Ids that lead here beside its own names: of advisories that speak of several vulnerabilities. */
  readonly alsoFoundBy: readonly string[];
}

/** All names under which a card is found, in upper case. */
export function namesOf({ id, aliases, alsoFoundBy }: Card): readonly string[] {
  return [id, ...aliases, ...alsoFoundBy].map((name) => name.toUpperCase());
}

export function packCard(out: Packer, card: Card): void {
  out.text(card.id);
  out.texts(card.aliases);
  out.texts(card.alsoFoundBy);
  out.text(card.title);
  out.optionalText(card.publishedOn);
  out.optionalText(card.issuer);
  out.texts(card.weaknesses);
  out.list(card.severities, (one) => packSeverity(out, one));
  out.list(card.decisionPoints, (one) => packPoints(out, one));
  out.optional(card.kev, (entry) => packKev(out, entry));
  out.list(card.epssHistory, ({ score, percentile, modelVersion, on }) => {
    out.number(score);
    out.optional(percentile, (value) => out.number(value));
    out.optionalText(modelVersion);
    out.text(on);
  });
  out.list(card.facts, (one) => packFacts(out, one));
  out.list(card.exploits, ({ source, on, ref }) => {
    out.choice(exploitSources, source);
    out.optionalText(on);
    out.optionalText(ref);
  });
  out.flag(card.withdrawn);
  out.list(card.advisories, (number) => out.count(number));
  out.list(card.detections ?? [], (one) => packDetection(out, one));
}

/** @param release that the feed was written in, as in its header */
export function unpackCard(from: Unpacker, release: number): Card {
  const id = from.text();
  const card: Card = {
    id,
    ...unpackNames(from),
    weaknesses: from.texts(),
    severities: from.list(() => unpackSeverity(from)),
    decisionPoints: from.list(() => unpackPoints(from)),
    kev: from.optional(() => unpackKev(from, id, release)),
    epssHistory: from.list(() => unpackEpss(from, id)),
    facts: from.list(() => unpackFacts(from, id)),
    exploits: from.list(() => ({
      source: from.choice(exploitSources),
      on: from.optionalText(),
      ref: from.optionalText(),
    })),
    withdrawn: from.flag(),
    advisories: from.list(() => from.count()),
  };
  const detections = release < withDetections ? [] : from.list(() => unpackDetection(from));
  return detections.length === 0 ? card : { ...card, detections };
}

/** The release from which on a card holds detections, and whether an entry of the catalogue is dated. */
const withDetections = 3;

function packDetection(out: Packer, one: Detection): void {
  for (const text of [one.id, one.title, one.author, one.by, one.licence, one.logSource, one.level]) out.text(text);
  out.optionalText(one.url);
  out.optionalText(one.on);
}

function unpackDetection(from: Unpacker): Detection {
  return {
    id: from.text(),
    title: from.text(),
    author: from.text(),
    by: from.text(),
    licence: from.text(),
    logSource: from.text(),
    level: from.text(),
    url: from.optionalText(),
    on: from.optionalText(),
  };
}

function unpackNames(from: Unpacker): Pick<Card, 'aliases' | 'alsoFoundBy' | 'title' | 'publishedOn' | 'issuer'> {
  return {
    aliases: from.texts(),
    alsoFoundBy: from.texts(),
    title: from.text(),
    publishedOn: from.optionalText(),
    issuer: from.optionalText(),
  };
}

function packSeverity(out: Packer, severity: ScoredSeverity): void {
  out.choice(cvssVersions, severity.version);
  out.text(severity.vector);
  out.optional(severity.publishedScore, (score) => out.number(score));
  out.text(severity.by);
  out.number(severity.baseScore);
  out.optionalText(severity.on);
}

function unpackSeverity(from: Unpacker): ScoredSeverity {
  return {
    version: from.choice(cvssVersions),
    vector: from.text(),
    publishedScore: from.optional(() => from.number()),
    by: from.text(),
    baseScore: from.number(),
    on: from.optionalText(),
  };
}

function packPoints(out: Packer, points: DecisionPoints): void {
  out.choice(exploitations, points.exploitation);
  out.choice(automatables, points.automatable);
  out.choice(technicalImpacts, points.technicalImpact);
  out.text(points.by);
  out.optionalText(points.at);
}

function unpackPoints(from: Unpacker): DecisionPoints {
  return {
    exploitation: from.choice(exploitations),
    automatable: from.choice(automatables),
    technicalImpact: from.choice(technicalImpacts),
    by: from.text(),
    at: from.optionalText(),
  };
}

function packKev(out: Packer, entry: KevEntry): void {
  out.text(entry.vendor);
  out.text(entry.product);
  out.text(entry.name);
  out.text(entry.addedOn);
  out.optionalText(entry.dueOn);
  out.choice(ransomwares, entry.ransomware);
  out.text(entry.requiredAction);
  out.text(entry.notes);
  out.flag(entry.undated === true);
}

function unpackKev(from: Unpacker, cve: string, release: number): KevEntry {
  const entry: KevEntry = {
    cve,
    vendor: from.text(),
    product: from.text(),
    name: from.text(),
    addedOn: from.text(),
    dueOn: from.optionalText(),
    ransomware: from.choice(ransomwares),
    requiredAction: from.text(),
    notes: from.text(),
  };
  return release >= withDetections && from.flag() ? { ...entry, undated: true } : entry;
}

function unpackEpss(from: Unpacker, cve: string): EpssScore {
  return {
    cve,
    score: from.number(),
    percentile: from.optional(() => from.number()),
    modelVersion: from.optionalText(),
    on: from.text(),
  };
}

function packFacts(out: Packer, facts: CveFacts): void {
  out.optionalText(facts.issuer);
  out.optionalText(facts.publishedOn);
  out.optionalText(facts.vector);
  out.optional(facts.baseScore, (score) => out.number(score));
  out.optionalText(facts.cvssVersion);
  out.text(facts.on);
}

function unpackFacts(from: Unpacker, cve: string): CveFacts {
  return {
    cve,
    issuer: from.optionalText(),
    publishedOn: from.optionalText(),
    vector: from.optionalText(),
    baseScore: from.optional(() => from.number()),
    cvssVersion: from.optionalText(),
    on: from.text(),
  };
}
