/** What a rule answers: a value, or a refusal with its code (`noun.reason`) and a sentence for people. */
export type Decision<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code; readonly why: string };

export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<Code extends string>(
  code: Code,
  why: string,
): { readonly ok: false; readonly code: Code; readonly why: string } {
  return { ok: false, code, why };
}
