// Of which run of which model a finding came, sealed for the model's own people.
import type { z } from 'zod';
import { provenance } from '#api/frontier/findings.ts';
import type { ModelFindingId } from '#server/postgres/frontier/findings.ts';
import type { Place } from '#server/sealing/sealed.ts';

export function placeOfFinding(id: ModelFindingId): Place {
  return { table: 'frontier_finding', row: id, column: 'sealed' };
}

export function provenanceBytes(told: z.output<typeof provenance>): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(told));
}

export function provenanceOf(bytes: Uint8Array): z.output<typeof provenance> {
  return provenance.parse(JSON.parse(new TextDecoder().decode(bytes)));
}
