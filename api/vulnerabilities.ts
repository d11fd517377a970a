// Vulnerabilities, as the feed in use knows them, and what each means for an organization.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { organizationId } from '#api/ids.ts';
import { concern, day } from '#api/told.ts';

const org = organizationId;
const asks = { permission: 'plan.read', of: 'org' } as const;

/** `CVE-2021-44228`, `GHSA-jfh8-c2jp-5v3q`: of an advisory or a vulnerability, in any letter case. */
const vulnerabilityName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:~+-]{0,99}$/);

const scored = z.object({
  by: z.string(),
  version: z.string(),
  vector: z.string(),
  baseScore: z.number(),
  on: day.optional(),
});

const facts = z
  .object({
    id: z.string(),
    aliases: z.array(z.string()),
    title: z.string(),
    summary: z
      .string()
      .optional()
      .meta({ description: 'The first sentences of its longest advisory, in Markdown as it was written' }),
    publishedOn: day.optional(),
    withdrawn: z.boolean(),
    weaknesses: z.array(z.string()),
    severities: z.array(scored),
    kev: z
      .object({
        addedOn: day,
        ransomware: z.string(),
        requiredAction: z.string(),
        name: z.string(),
        undated: z.boolean().meta({ description: 'Listed by then at the latest: the catalogue states no day' }),
      })
      .optional(),
    kevAsOf: day
      .optional()
      .meta({ description: 'Of the catalogue of exploited vulnerabilities; absent: none was read' }),
    epss: z.object({ score: z.number(), percentile: z.number().optional(), on: day }).optional(),
    epssAsOf: day.optional(),
    exploits: z.array(z.object({ source: z.string(), on: day.optional(), ref: z.string().optional() })),
    advisories: z.array(
      z.object({
        id: z.string(),
        publisher: z.string(),
        title: z.string(),
        publishedOn: day.optional(),
        modifiedOn: day.optional(),
        withdrawn: z.boolean(),
        references: z.array(z.object({ url: z.string() })).meta({ description: 'The first ten' }),
      }),
    ),
    advisoryCount: z.int(),
  })
  .meta({ id: 'Vulnerability' });

export const showVulnerability = endpoint({
  id: 'show-vulnerability',
  method: 'GET',
  path: '/api/organizations/{org}/vulnerabilities/{vulnerability}',
  summary: 'What a vulnerability is, whether it concerns you and where, how soon, and what each publisher says.',
  asks,
  params: { org, vulnerability: vulnerabilityName },
  output: z.object({
    vulnerability: facts.optional().meta({ description: 'Absent: the feed knows nothing under this name' }),
    concern: concern.optional().meta({
      description: 'Absent: nothing of the inventory bears a name that a record of it names, see `lookedAt`',
    }),
    lookedAt: z.int().meta({ description: 'Components of the inventory that were looked at' }),
    isBeingWeighed: z.boolean().meta({ description: 'A new record leads here, and the next plan weighs it' }),
  }),
  refusals: [],
});

export const listVulnerabilities = endpoint({
  id: 'list-vulnerabilities',
  method: 'GET',
  path: '/api/organizations/{org}/vulnerabilities',
  summary: 'The vulnerabilities that concern you, by name.',
  asks,
  params: { org },
  query: { after: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) },
  output: z.object({
    vulnerabilities: z.array(z.object({ id: z.string(), affected: z.int(), unknown: z.int(), takenAsMended: z.int() })),
    next: z.string().optional(),
  }),
  refusals: [],
});
