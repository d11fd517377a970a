// Which offices the framework knows: those of the order, who tests, and who looks whether all are treated alike.
import { offices } from '#core/frontier/determination/determination.ts';

/** `evaluator` may be several organizations; every other office is one. */
export const frameworkOffices = [...offices, 'evaluator', 'overseer'] as const;
export type FrameworkOffice = (typeof frameworkOffices)[number];

/** How each reads to people. EO 14409 §3(a). */
export const officeNames: Readonly<Record<FrameworkOffice, string>> = {
  'nsa-director': 'Director of NSA, who determines',
  'national-cyber-director': 'National Cyber Director, consulted',
  apst: 'Assistant to the President for Science and Technology, consulted',
  'cisa-director': 'Director of CISA, consulted',
  'department-of-war': 'Department of War, consulted as appropriate',
  evaluator: 'Evaluator, who tests',
  overseer: 'Independent overseer',
};
