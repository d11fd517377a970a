// The pages of one model: whoever adds one adds a line here.
import type { ThisModel } from '#portal/components/frontier/frame/this-model.ts';
import * as paths from '#portal/paths.ts';

interface ModelSection {
  readonly text: string;
  readonly address: (model: string) => string;
  /** As far as the page can tell; the service decides. */
  readonly isFor: (model: ThisModel) => boolean;
}

/** In the order in which they are shown. */
export const modelSections: readonly ModelSection[] = [
  { text: 'Overview', address: paths.frontierModel, isFor: () => true },
  {
    text: 'Evidence',
    address: paths.frontierEvidence,
    isFor: ({ reach, scopes }) => reach === 'developer' || scopes.includes('record'),
  },
  {
    text: 'Determination',
    address: paths.frontierDetermination,
    isFor: ({ reach, scopes }) => reach === 'developer' || scopes.includes('record'),
  },
  {
    text: 'Access',
    address: paths.frontierAccess,
    isFor: ({ reach, scopes }) => reach === 'developer' || scopes.includes('model'),
  },
  { text: 'Findings', address: paths.frontierFindings, isFor: () => true },
  {
    text: 'Partners',
    address: paths.frontierModelPartners,
    isFor: ({ reach, purposes }) => reach === 'developer' || purposes.includes('partner'),
  },
  { text: 'Fairness', address: paths.frontierTreated, isFor: ({ reach }) => reach === 'developer' },
];
