// Reports: what is handed in about flaws, sealed; who reads it, and what its receipt tells.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { clockNames } from '#core/findings/clocks.ts';
import { grades } from '#core/findings/grade.ts';
import { exploitations, finders, reportStates, type ReportContent } from '#core/findings/report.ts';

const org = organizationId;
const report = idOf<'report'>();
const instant = z.iso.datetime();

/** A line, and a text of several, that is there if it is named. */
const line = (charactersMax: number) => z.string().trim().min(1).max(charactersMax);
const lineMax = 500;
const textMax = 20_000;
/** A script, a log or a patch; larger ones come as attachments, later. */
const fileMax = 60_000;
export const affectedMax = 20;

const versions = line(lineMax).meta({ description: 'In words: "before 4.17.21", "all that I tried", "unknown"' });

/** What a report says. Stored sealed, and read by the same schema: it may only ever take more. */
export const reportContent = z
  .strictObject({
    title: line(200),
    affected: z
      .array(
        z.union([
          z.strictObject({
            package: line(lineMax).meta({ description: 'A package URL without version: `pkg:npm/lodash`' }),
            versions,
          }),
          z.strictObject({ vendor: line(200), product: line(200), versions }),
        ]),
      )
      .min(1)
      .max(affectedMax),
    flaw: line(textMax).meta({ description: 'What is wrong' }),
    reproduction: z
      .strictObject({
        steps: line(textMax),
        proof: line(fileMax).optional().meta({ description: 'What makes it happen by itself' }),
        environment: line(5000).optional(),
        output: line(fileMax).optional().meta({ description: 'What was seen' }),
        runs: z
          .strictObject({
            succeeded: z.number().int().min(0).max(1_000_000),
            tried: z.number().int().min(1).max(1_000_000),
          })
          .optional(),
      })
      .optional(),
    impact: line(5000).optional(),
    weakness: z
      .string()
      .regex(/^CWE-[1-9]\d{0,4}$/)
      .optional(),
    code: z.strictObject({ place: line(lineMax), flow: line(textMax).optional() }).optional(),
    bounds: z
      .strictObject({
        introducedIn: line(200).optional(),
        newest: z.enum(['affected', 'fixed']).optional().meta({ description: 'The newest state of the code' }),
      })
      .optional(),
    fix: z
      .strictObject({
        patch: line(fileMax),
        test: line(fileMax).optional().meta({ description: 'Fails before, passes after' }),
        stopsVariants: z.boolean(),
        passesTests: z.boolean(),
      })
      .optional(),
    found: z.strictObject({
      finder: z.enum(finders),
      means: line(200).optional().meta({ description: 'Which tool or AI model' }),
      isTextByAi: z.boolean().meta({ description: 'An AI wrote this report, or parts of it' }),
    }),
    exploitation: z.enum(exploitations).meta({ description: 'What is known of attacks with it' }),
    toldOthers: line(2000).optional().meta({ description: 'Who else was told' }),
    credit: z.union([
      z.strictObject({ wish: z.literal('named'), name: line(200) }),
      z.strictObject({ wish: z.literal('anonymous') }),
    ]),
    silentUntil: z.iso.date().optional().meta({ description: 'The last day of silence that you wish for' }),
    zone: line(100).meta({ description: 'In which days are counted: `UTC`, `America/New_York`' }),
  })
  .meta({ id: 'ReportContent' }) satisfies z.ZodType<ReportContent>;

const grade = z.enum(grades).meta({ description: 'How much evidence it held when it was handed in' });

const clocks = z
  .object({
    acknowledgeBy: instant.meta({ description: 'Until when it is to be acknowledged' }),
    contactBy: instant.meta({ description: 'Until when the supplier is to be told' }),
    discloseAt: instant.meta({ description: 'When the silence ends, as far as nobody agrees on another day' }),
  })
  .meta({ id: 'ReportClocks' });

const summary = {
  id: report,
  from: z.object({ id: organizationId, name: z.string().optional() }).meta({ description: 'Who handed it in' }),
  receivedAt: instant,
  state: z.enum(reportStates),
  grade,
  clocks,
};

export const submitReport = endpoint({
  id: 'submit-report',
  method: 'POST',
  path: '/api/organizations/{org}/reports',
  summary: 'Hands in what you know of a flaw: sealed, for your organization and the clearinghouse. It never changes.',
  asks: { permission: 'reports.submit', of: 'org' },
  params: { org },
  body: reportContent,
  bodyBytesMax: 600_000,
  // Nobody finds flaws by the second; a program that hands in hundreds does so at the pace of those who read them.
  cost: 10,
  output: z.object({
    id: report,
    receipt: z
      .string()
      .meta({ description: 'Shown this once; with it anybody sees state and clocks, and nothing else' }),
    grade,
    clocks,
  }),
  status: 201,
  shownOnce: true,
  refusals: ['report.package', 'report.zone', 'report.silence', 'report.runs'],
});

export const listReports = endpoint({
  id: 'list-reports',
  method: 'GET',
  path: '/api/organizations/{org}/reports',
  summary: 'The reports of an organization, newest first; at the clearinghouse those of all.',
  asks: { permission: 'reports.read', of: 'org' },
  params: { org },
  // Each is opened for its title: 100 of the largest took a second.
  cost: 5,
  query: {
    after: report.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  },
  output: z.object({
    reports: z.array(z.object({ ...summary, title: z.string() })),
    next: report.optional(),
  }),
  refusals: [],
});

export const showReport = endpoint({
  id: 'show-report',
  method: 'GET',
  path: '/api/organizations/{org}/reports/{report}',
  summary: 'One report: what it says, its grade with what the next one needs, and why its clocks end when they do.',
  asks: { permission: 'reports.read', of: 'org' },
  params: { org, report },
  output: z.object({
    ...summary,
    policy: z.string().meta({ description: 'The version of the figures that its clocks were set by' }),
    reasons: z.array(z.object({ clock: z.enum(clockNames), endsAt: instant, why: z.string() })),
    next: z.array(z.object({ grade: z.enum(grades), needs: z.array(z.string()) })),
    content: reportContent,
  }),
  refusals: [],
});

export const showReceipt = endpoint({
  id: 'show-receipt',
  method: 'GET',
  path: '/api/receipts/{receipt}',
  summary: 'How far a report is, for whoever has its receipt.',
  asks: 'nobody',
  params: { receipt: z.string().max(100) },
  // Nobody looks at many: guesses wait.
  cost: 10,
  output: z.object({ receivedAt: instant, state: z.enum(reportStates), clocks }),
  refusals: [],
});
