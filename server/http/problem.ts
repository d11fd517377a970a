// How the API says no: application/problem+json (RFC 9457), the same bytes for the same reason.
import type { FastifyReply } from 'fastify';
import { refusals, type RefusalCode } from '#api/refusals.ts';

/** One fault of what was sent: where (`$.name`, `query.limit`), and what. */
export interface InputFault {
  readonly place: string;
  readonly why: string;
}

/** A refusal on its way out. */
export interface Problem {
  readonly code: RefusalCode;
  /** What is so in this case; the table's sentence where nothing more is to be said. */
  readonly why?: string;
  readonly faults?: readonly InputFault[];
  readonly retryAfterMs?: number;
}

/** Absent and forbidden: one value, so that they can't come to differ. */
export const absent: Problem = { code: 'object.absent' };

/** RFC 9457 §3 with our members `code`, `why`, `faults`. Which request it was stands in a header: bodies are alike. */
export function problemText({ code, why, faults }: Problem): string {
  const { status, sentence } = refusals[code];
  return JSON.stringify({ type: `/api/refusals#${code}`, title: sentence, status, code, why: why ?? sentence, faults });
}

export async function sendProblem(reply: FastifyReply, problem: Problem): Promise<FastifyReply> {
  const { status } = refusals[problem.code];
  // RFC 9110 §10.2.3: whole seconds, never less than is to be waited.
  if (problem.retryAfterMs !== undefined)
    reply.header('retry-after', Math.max(1, Math.ceil(problem.retryAfterMs / 1000)));
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="breakwater"');
  return reply.code(status).type('application/problem+json').send(problemText(problem));
}
