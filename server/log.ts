// The log for operators: a fixed message and fields. Never what people sent or store: no contents, names, tokens.
import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Lines of JSON with the time in UTC; errors under `err` are told by {@link errorFields} alone. */
export function makeLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: {}, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorFields } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

interface ErrorFields {
  readonly kind: string;
  readonly code?: string;
  readonly at?: readonly string[];
  readonly apart?: readonly string[];
}

/**
 * What an error says of itself without its message, which may quote a row, a document or a token: kind, code, and where in
 * our code. A database's error bears its SQLSTATE as code.
 */
function errorFields(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  // Where in our code a process apart failed: it says no more of its end.
  const apart = 'places' in error && Array.isArray(error.places) ? error.places.map(String) : [];
  return { kind: error.name, ...(code === undefined ? {} : { code }), at, ...(apart.length === 0 ? {} : { apart }) };
}
