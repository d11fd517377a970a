// Severities and decision points of CVE records.
import type { DecisionPoints, Severity } from '#core/advisories/advisory.ts';
import { isRecord, numberOf, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { severityOf } from '#sources/bases/severities.ts';
import { instantOf } from '#sources/bases/texts.ts';
import type { Sink } from '#sources/reader.ts';

const cvssMembers = ['cvssV4_0', 'cvssV3_1', 'cvssV3_0', 'cvssV2_0'] as const;

export function severitiesIn(container: JsonRecord, by: string, sink: Sink): readonly Severity[] {
  return recordsOf(container['metrics']).flatMap((metric) =>
    cvssMembers.flatMap((member) => {
      const cvss = recordOf(metric[member]);
      if (cvss === undefined) return [];
      const vector = textOf(cvss['vectorString']) ?? '';
      const severity = severityOf(vector, by, numberOf(cvss['baseScore']));
      if (severity === undefined) sink.drop('severity is no CVSS vector', vector);
      return severity ?? [];
    }),
  );
}

/** The decision points in the container, where it holds SSVC options. */
export function decisionPointsIn(container: JsonRecord, by: string): DecisionPoints | undefined {
  for (const metric of recordsOf(container['metrics'])) {
    const other = recordOf(metric['other']);
    if (textOf(other?.['type'])?.toLowerCase() !== 'ssvc') continue;
    const content = recordOf(other?.['content']);
    const options = Object.assign({}, ...recordsOf(content?.['options']).map(lowerCased));
    if (isRecord(options)) return decisionPoints(options, by, content?.['timestamp']);
  }
  return undefined;
}

/** Members named in any letter case and spelling: `Technical Impact`, `technicalImpact`. */
function lowerCased(options: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name.toLowerCase().replace(/[^a-z]/g, ''), value]),
  );
}

/** @param options by names in lower case without blanks; values in any letter case */
export function decisionPoints(options: JsonRecord, by: string, at: unknown): DecisionPoints {
  const value = (name: string): string => textOf(options[name])?.toLowerCase() ?? '';
  const exploitation = value('exploitation');
  const automatable = value('automatable');
  const impact = value('technicalimpact');
  return {
    // The decision point's values are none, public PoC (earlier: poc) and active.
    exploitation:
      exploitation === 'none' || exploitation === 'active'
        ? exploitation
        : /^(?:public )?poc$/.test(exploitation)
          ? 'poc'
          : 'unknown',
    automatable: automatable === 'yes' || automatable === 'no' ? automatable : 'unknown',
    technicalImpact: impact === 'total' || impact === 'partial' ? impact : 'unknown',
    by,
    at: instantOf(at),
  };
}
