// Evidence for others, as `plan` prints it in three formats; and a file with a signature beside it.
import { createPrivateKey, createPublicKey, hash, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BadUsage, type Io } from '#cli/io.ts';
import type { StateFile } from '#cli/state.ts';
import { renderEvidence as renderCsv } from '#core/formats/evidence-csv/evidence-csv.ts';
import { renderEvidence as renderHtml } from '#core/formats/evidence-html/evidence-html.ts';
import { renderEvidence as renderJson } from '#core/formats/evidence-json/evidence-json.ts';
import { evidenceOf } from '#core/plans/evidence.ts';
import type { Made } from '#core/plans/make-plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { replaceFile } from '#feeds/replace-file.ts';

interface Wanted {
  /** `evidence`, `evidence-json` or `report`. */
  readonly format: string;
  /** What was known before; `undefined` where no state is kept. */
  readonly file: StateFile | undefined;
}

export function renderEvidence(input: PlanInput, made: Made, { format, file }: Wanted): string {
  const evidence = evidenceOf(input, made, file?.digest);
  if (format === 'evidence-json') return renderJson(evidence);
  return format === 'report' ? renderHtml(evidence) : renderCsv(evidence);
}

interface Target {
  readonly out: string | undefined;
  /** A file with a private key. */
  readonly sign: string | undefined;
}

/** Writes the file whole or not at all, then its signature. Throws `BadUsage` before anything is written. */
export function writeSigned(text: string, { out, sign: keyFile }: Target, io: Pick<Io, 'cwd' | 'stderr'>): void {
  if (out === undefined) throw new BadUsage('--sign signs a file: name it with --out');
  const bytes = Buffer.from(text, 'utf8');
  const key = keyFile === undefined ? undefined : privateKey(keyFile, io);
  const path = resolve(io.cwd, out);
  replaceFile(path, [bytes]);
  if (key === undefined) return;
  replaceFile(`${path}.sig`, [sign(null, bytes, key)]);
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  io.stderr(
    `signed: ${out}.sig, by the key whose public half has SHA-256 ${hash('sha256', spki, 'hex')}; to check it: ` +
      `openssl pkeyutl -verify -pubin -inkey PUBLIC.pem -rawin -in ${out} -sigfile ${out}.sig\n`,
  );
}

/** Ed25519, PKCS #8 in PEM. */
function privateKey(file: string, { cwd }: Pick<Io, 'cwd'>): KeyObject {
  const pem = readFileSync(resolve(cwd, file), 'utf8');
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (error) {
    throw new BadUsage(`--sign: "${file}" holds no private key that can be read`, { cause: error });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new BadUsage(`--sign: "${file}" holds no Ed25519 key`);
  return key;
}
