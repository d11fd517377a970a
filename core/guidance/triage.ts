// Looking for an intruder before patching, as BOD 26-04 asks for it in its first rows.
import type { Entry } from '#core/guidance/entry.ts';

export const triage: Entry & { readonly how: readonly string[]; readonly check: string; readonly help: string } = {
  author: 'Breakwater',
  source: 'CISA BOD 26-04, forensic triage',
  reviewedOn: '2026-11-25',
  how: [
    'Within 2 hours: list which assets have the flaw, since when, and who could reach them.',
    'Within 24 hours and before patching: save what patching or a restart would destroy: memory, running processes, open connections, logs (copy them off the asset).',
    'Look in what was saved for signs that the publishers name; unknown accounts, new scheduled tasks and unknown outgoing connections are the usual ones.',
    'Within 72 hours: decide, and write down, whether there is no sign, a suspicion, or a confirmed intrusion. Only then patch.',
  ],
  check:
    'A written decision (none, suspected or confirmed) with its date, and the saved evidence in a place of its own.',
  help: 'No time or skill for this? Take the asset off the network without switching it off, and ask your sector’s sharing centre or CISA for help.',
};
