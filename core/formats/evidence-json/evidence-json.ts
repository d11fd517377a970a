// Evidence as JSON, in the shape of docs/reference/evidence.schema.json.
import type { Asset } from '#core/components/asset.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import type { Evidence } from '#core/plans/evidence.ts';
import type { EvidenceRow } from '#core/plans/evidence-row.ts';
import type { Answer } from '#core/priority/priority.ts';

export function renderEvidence(evidence: Evidence): string {
  const { asOf, organizations, boundBy, followedSince, feed, stateDigest, documents } = evidence;
  const head = jsonText({
    asOf,
    organizations,
    boundBy: boundBy ?? null,
    followedSince: followedSince ?? null,
    inputs: {
      feed: { id: feed.id, name: feed.name, asOf: feed.asOf ?? null, kevAsOf: feed.kevAsOf ?? null },
      state: stateDigest ?? null,
      documents: documents
        .filter(({ digest }) => digest !== '')
        .map(({ path, format, digest, createdOn, tool }) => ({
          path,
          format,
          digest,
          createdOn: createdOn ?? null,
          tool: tool ?? null,
        })),
    },
    cannotSee: evidence.cannotSee,
    assumptions: evidence.assumptions,
  });
  // Row by row, since all rows at once are many times as large as their text.
  const rows = evidence.rows.map((row) => jsonText(rowOf(row)));
  return `${head.slice(0, -1)},"rows":[${rows.join(',')}]}\n`;
}

function rowOf(row: EvidenceRow): unknown {
  const { directed, deferral, action } = row;
  return {
    asset: row.assetName,
    tags: row.asset === undefined ? null : tagsOf(row.asset),
    vulnerability: row.vulnerability,
    aliases: row.aliases,
    title: row.title,
    components: row.components,
    state: row.state,
    timeliness: row.timeliness,
    directive: directed === undefined ? null : directiveOf(directed),
    firstSeenOn: row.firstSeenOn,
    dueOn: row.dueOn ?? null,
    fixedOn: row.fixedOn ?? null,
    verifiedBy: row.verifiedBy ?? null,
    deferral: deferral === undefined ? null : deferralOf(deferral),
    controls: row.controls.map(({ title, saidOn, reason }) => ({ title, saidOn, reason: reason ?? null })),
    action:
      action === undefined
        ? null
        : { id: action.id, title: action.title, week: action.week === undefined ? null : action.week + 1 },
  };
}

function directiveOf({ row, tier, clockFrom, answers }: NonNullable<EvidenceRow['directed']>): unknown {
  return {
    name: 'BOD 26-04',
    row,
    tier,
    clockFrom: clockFrom ?? null,
    answers: {
      inKev: answerOf(answers.inKev),
      exposed: answerOf(answers.exposed),
      automatable: answerOf(answers.automatable),
      technicalImpact: answerOf(answers.technicalImpact),
    },
  };
}

function deferralOf({ since, until, approvedBy, reason }: NonNullable<EvidenceRow['deferral']>): unknown {
  return { since, until: until ?? null, approvedBy: approvedBy ?? null, reason: reason ?? null };
}

function tagsOf({ organization, environment, tags = [], exposure, criticality, kind, zone, count }: Asset): unknown {
  const stated = ({ value, source, on }: Asset['exposure'] | Asset['criticality']): unknown => ({
    value,
    source: source ?? null,
    on: on ?? null,
  });
  return {
    organization: organization ?? null,
    environment: environment ?? null,
    tags,
    exposure: stated(exposure),
    criticality: stated(criticality),
    type: kind,
    zone: zone ?? null,
    count,
  };
}

function answerOf({ value, source, at, assumed }: Answer<string>): unknown {
  return { value, source, at: at ?? null, assumed };
}
