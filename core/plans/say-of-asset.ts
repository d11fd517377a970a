// What an operator says of an asset without being asked: who can reach it, how much the work would suffer without it.
import type { Criticality, Exposure } from '#core/components/asset.ts';
import type { Day } from '#core/kernel/days.ts';
import { shortHash } from '#core/kernel/short-hash.ts';
import type { GivenAnswer, State } from '#core/plans/state.ts';

/** What is left out stays as it is; `unknown` takes the operator's word back. */
export interface SaidOfAsset {
  readonly exposure?: Exposure | undefined;
  readonly criticality?: Criticality | undefined;
}

/** The state with what is said of the asset of this name, from this day on. */
// oxlint-disable-next-line max-params -- what is said, of what, when
export function sayOfAsset(state: State, asset: string, { exposure, criticality }: SaidOfAsset, on: Day): State {
  const afterExposure = exposure === undefined ? state : say(state, asset, { kind: 'exposure', value: exposure, on });
  return criticality === undefined
    ? afterExposure
    : say(afterExposure, asset, { kind: 'criticality', value: criticality, on });
}

function say(state: State, asset: string, said: Pick<GivenAnswer, 'kind' | 'value' | 'on'>): State {
  const isEarlierWord = ({ kind, assets, unasked }: GivenAnswer): boolean =>
    unasked === true && kind === said.kind && assets.includes(asset);
  const others = state.answers.filter((one) => !isEarlierWord(one));
  if (said.value === 'unknown') return { ...state, answers: others };
  // Not the id of a question: an answer to one may be given beside it.
  const question = `a${shortHash([said.kind, asset].join('\u001f')).slice(1)}`;
  const given: GivenAnswer = { ...said, question, assets: [asset], closes: [], reason: undefined, unasked: true };
  return { ...state, answers: [...others, given] };
}
