// How the states and justifications of actions are said to people; the terms of VEX stand beside, for whoever needs them.
import type { Action } from '#core/plans/action.ts';
import type { justifications } from '#core/plans/state.ts';

export const stateWords: Readonly<Record<Action['state'], string | undefined>> = {
  proposed: undefined,
  planned: undefined,
  started: 'Begun',
  done: 'Done',
  'said, not seen': 'Said to be done; the next inventory will show',
  deferred: 'Put off',
  answered: 'Answered',
};

export const justificationWords: Readonly<Record<(typeof justifications)[number], string>> = {
  component_not_present: 'The software is not there.',
  vulnerable_code_not_present: 'The software is there, without the part that has the flaw.',
  vulnerable_code_not_in_execute_path: 'The part that has the flaw is there, and never runs.',
  vulnerable_code_cannot_be_controlled_by_adversary: 'The part runs, and no attacker can steer it.',
  inline_mitigations_already_exist: 'Something in place already stops the attack.',
};
