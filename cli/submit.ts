// `breakwater submit`: hands a report of a flaw in to a clearinghouse, or says what evidence it holds.
import { createHmac } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ApiFault, ApiRefusal, makeClient } from '#api/client.ts';
import type { AnswerOf } from '#api/endpoint.ts';
import { reportContent, submitReport } from '#api/reports.ts';
import { idOf, onlyOrganization, safeUrl, tokenIn } from '#cli/clearinghouse.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { shapeFaults, toldTogether } from '#core/components/shape-faults.ts';
import { gradeNames, gradeOf, type Graded } from '#core/findings/grade.ts';
import type { ReportContent } from '#core/findings/report.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { naming, readDocument } from '#sources/archive/read-document.ts';

export const usage = `breakwater submit REPORT.json --to URL --token-file FILE [options]
breakwater submit REPORT.json --check

Hands a report of a flaw in to a clearinghouse. REPORT.json is what POST
/api/organizations/{org}/reports takes (/api/openapi.json, "ReportContent"). The receipt is shown
once: keep it. The same file again, within 30 days, is not handed in twice.

  --check             say what evidence the report holds and what the next grade needs; nothing
                      leaves this machine
  --to URL            the clearinghouse: https://breakwater.example.org
  --token-file FILE   file that holds an API token with the scope reports.submit; - reads it from
                      the standard input
  --organization ID   who hands it in; needed where the token serves several organizations, or may
                      not list them (scope organization.read)

Exit status: 0 handed in, or looked at; 2 refused, no report, or the server was not reached;
3 internal failure, here or there.
`;

type Words =
  | { readonly path: string; readonly to: undefined }
  | {
      readonly path: string;
      readonly to: string;
      readonly tokenFile: string;
      readonly organization: string | undefined;
    };

/** @param ask the network unless a test gives its own */
export async function run(args: readonly string[], io: Io, ask: typeof fetch = fetch): Promise<ExitStatus> {
  const words = parse(args);
  const content = reportIn(words.path, io);
  if (words.to === undefined) {
    io.stdout(toldGrade(gradeOf(content)));
    return 0;
  }
  const baseUrl = safeUrl(words.to);
  const token = await tokenIn(words.tokenFile, io);
  const client = makeClient({ baseUrl, token, fetch: ask });
  try {
    const { organization } = words;
    const org = organization === undefined ? await onlyOrganization(client, 'report') : idOf(organization);
    const body = { ...content, affected: [...content.affected] };
    // Kept there in the clear: a plain digest would let whoever reads the database try what the report might say.
    const idempotencyKey = createHmac('sha256', token).update(JSON.stringify(body)).digest('hex');
    const handedIn = await client.ask(submitReport, { params: { org }, body }, { idempotencyKey });
    io.stdout(`${toldReceipt(handedIn)}${toldGrade(gradeOf(content))}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ApiFault || error instanceof ApiRefusal)) throw error;
    io.stderr(`${baseUrl}: ${toldOf(error)}\n`);
    return error instanceof ApiRefusal && error.status === 500 ? 3 : 2;
  }
}

function reportIn(path: string, io: Pick<Io, 'cwd'>): ReportContent {
  const { text } = readDocument(resolve(io.cwd, path));
  return naming(path, () => {
    const value = parseStrict(text);
    const read = reportContent.safeParse(value);
    if (read.success) return read.data;
    const faults = shapeFaults(read.error.issues, value);
    throw new BadDocument('document.wrong_type', toldTogether(faults), faults[0]?.place);
  });
}

function toldReceipt({ id, receipt, clocks }: AnswerOf<typeof submitReport>): string {
  return [
    `handed in as ${id}`,
    `receipt ${receipt} (shown this once: keep it)`,
    `acknowledged by ${clocks.acknowledgeBy}, supplier told by ${clocks.contactBy}, silence until ${clocks.discloseAt}`,
    '',
  ].join('\n');
}

function toldGrade({ grade, next }: Graded): string {
  const steps = next.flatMap((step) => [
    `for ${step.grade}, ${gradeNames[step.grade]}:`,
    ...step.needs.map((need) => `  ${need}`),
  ]);
  return [`evidence ${grade}, ${gradeNames[grade]}`, ...steps, ''].join('\n');
}

function toldOf(error: ApiFault | ApiRefusal): string {
  if (error instanceof ApiFault) return printable(error.message);
  const faults = error.faults.map(({ place, why }) => `; ${place}: ${why}`).join('');
  const more: Partial<Record<string, string>> = {
    'session.absent': 'the token is unknown, expired or revoked: ',
    'object.absent': 'no such organization, or the token may not hand in there (scope reports.submit): ',
    'idempotency.shown_once': 'it was handed in before, and its receipt was shown then: ',
  };
  return printable(`${more[error.code] ?? ''}${error.message}${faults} (${error.code})`);
}

function parse(args: readonly string[]): Words {
  const text = { type: 'string' } as const;
  const options = { to: text, 'token-file': text, organization: text, check: { type: 'boolean' } } as const;
  const { values, positionals } = read(() =>
    parseArgs({ args: [...args], options, allowPositionals: true, strict: true }),
  );
  const { to, 'token-file': tokenFile, organization, check = false } = values;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new BadUsage('name one file with a report');
  if (check) {
    if (to !== undefined) throw new BadUsage('--check sends nothing: leave out --to');
    return { path, to: undefined };
  }
  if (to === undefined) throw new BadUsage('say with --to URL where to');
  if (tokenFile === undefined) throw new BadUsage('say with --token-file FILE where the API token is');
  return { path, to, tokenFile, organization };
}

function read<Value>(words: () => Value): Value {
  try {
    return words();
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
