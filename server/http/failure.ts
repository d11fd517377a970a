// What is answered where something was thrown. Nothing of the error itself is told: its text may quote what it met.
import { isRecord } from '#core/kernel/json.ts';
import { absent, type Problem } from '#server/http/problem.ts';
import { BodyTooLarge } from '#server/http/read-input.ts';
import { NoSession } from '#server/postgres/transaction.ts';

/** Fastify's own refusals of a request it can't read. */
const byCode: Readonly<Record<string, Problem>> = {
  FST_ERR_BAD_URL: { code: 'request.malformed', why: 'The path is not percent-encoded as URLs are.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'request.malformed', why: 'The content type is not written as one.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'request.malformed', why: 'The body is not as long as was said.' },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'request.too_large' },
  FST_ERR_MAX_PARAM_LENGTH: absent,
};

/** SQLSTATE classes and system errors that mean that the same may pass a moment later. */
const passing = /^(?:08|40001|40P01|53|57P|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)/;

const laterMs = 2000;

export function problemOf(error: unknown): Problem {
  if (error instanceof BodyTooLarge) return { code: 'request.too_large' };
  // It was there when the request was let in: revoked since.
  if (error instanceof NoSession) return { code: 'session.absent' };
  if (!isRecord(error)) return { code: 'server.failed' };
  const code = typeof error['code'] === 'string' ? error['code'] : '';
  const known = byCode[code];
  if (known !== undefined) return known;
  if (error['retry'] === 'later' || passing.test(code)) return { code: 'server.unavailable', retryAfterMs: laterMs };
  return { code: 'server.failed' };
}
