// What the feed knows of one vulnerability, as the API tells it.
import type { z } from 'zod';
import type { showVulnerability } from '#api/vulnerabilities.ts';
import { dayOf } from '#core/kernel/days.ts';
import type { AdvisoryDetail, Feed } from '#core/feed/feed.ts';

type Facts = NonNullable<z.input<typeof showVulnerability.output>['vulnerability']>;

const advisoriesMax = 50;
const referencesMax = 10;
const summaryCharactersMax = 900;

/** By any name of it; `undefined`: the feed knows none. */
export function factsOf(feed: Feed, name: string): Facts | undefined {
  const [index] = feed.find(name);
  if (index === undefined) return undefined;
  const { advisories, severities, kev, epss, ...known } = feed.vulnerability(index);
  const { kevAsOf, epssAsOf } = feed.head();
  const details = advisories.slice(0, advisoriesMax).map((advisory) => feed.detail(advisory));
  return {
    id: known.id,
    aliases: [...known.aliases],
    title: known.title,
    summary: summaryOf(details),
    publishedOn: known.publishedOn,
    withdrawn: known.withdrawn,
    weaknesses: [...known.weaknesses],
    severities: severities.map(({ by, version, vector, baseScore, on }) => ({ by, version, vector, baseScore, on })),
    kev:
      kev === undefined
        ? undefined
        : {
            addedOn: kev.addedOn,
            ransomware: kev.ransomware,
            requiredAction: kev.requiredAction,
            name: kev.name,
            undated: kev.undated === true,
          },
    kevAsOf,
    epss: epss === undefined ? undefined : { score: epss.score, percentile: epss.percentile, on: epss.on },
    epssAsOf,
    exploits: known.exploits.map(({ source, on, ref }) => ({ source, on, ref })),
    advisories: details.map(({ id, publisher, title, publishedAt, modifiedAt, withdrawn, references }) => ({
      id,
      publisher,
      title,
      publishedOn: dayOf(publishedAt),
      modifiedOn: dayOf(modifiedAt),
      withdrawn,
      references: references.slice(0, referencesMax).map(({ url }) => ({ url })),
    })),
    advisoryCount: advisories.length,
  };
}

/** The beginning of the longest text that is not withdrawn, cut at a sentence where there is one. */
function summaryOf(details: readonly AdvisoryDetail[]): string | undefined {
  const [best] = details
    .filter(({ withdrawn, details: text }) => !withdrawn && text !== '')
    .sort((a, b) => b.details.length - a.details.length);
  if (best === undefined) return undefined;
  // Its lines mean something: it is Markdown, mostly.
  const plain = best.details
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  if (plain.length <= summaryCharactersMax) return plain;
  const start = plain.slice(0, summaryCharactersMax);
  const end = Math.max(start.lastIndexOf('. '), start.lastIndexOf('.\n'), start.lastIndexOf('\n\n'));
  return end > summaryCharactersMax / 3 ? start.slice(0, end + 1).trimEnd() : `${start.slice(0, -1)}…`;
}
