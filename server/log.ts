// The log for operators: a fixed message and fields. Never what people sent or store: no contents, names, tokens.
import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Lines of JSON with the time in UTC; errors under `err` are told by {@link errorFields} alone. */
export function makeLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: {}, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorFields } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * What an error says of itself without its message, which may quote a row, a document or a token: kind, code, and where in
 * our code. A database's error bears its SQLSTATE as code.
 */
export function errorFields(error: unknown): { kind: string; code?: string; at?: readonly string[] } {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return { kind: error.name, ...(code === undefined ? {} : { code }), at };
}
