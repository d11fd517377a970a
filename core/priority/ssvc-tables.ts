// The public SSVC decision tables that we decide by, each checked against its publisher's rows in tests/conformance.
import { decisionTable } from '#core/priority/decision-table.ts';

const no = ['no', 'yes'];
const exploitation = ['none', 'poc', 'active'];
const technicalImpact = ['partial', 'total'];
const utility = ['laborious', 'efficient', 'super effective'];
const publicSafety = ['minimal', 'significant'];
const deferring = ['defer', 'scheduled', 'out-of-cycle', 'immediate'] as const;

/** How soon somebody who runs the software should apply its patch. */
export const deployer = decisionTable(
  'ssvc:DT_DP:1.0.0',
  {
    exploitation,
    systemExposure: ['small', 'controlled', 'open'],
    automatable: no,
    humanImpact: ['low', 'medium', 'high', 'very high'],
  },
  deferring,
  `0011 0111  0111 1111  0111 1112
   0111 1111  0111 1112  1112 1122
   1122 1222  1122 2222  1223 2233`,
);

/** What people suffer, from what their safety and what the mission suffers. */
export const humanImpact = decisionTable(
  'ssvc:DT_HI:1.0.0',
  {
    safetyImpact: ['negligible', 'marginal', 'critical', 'catastrophic'],
    missionImpact: ['degraded', 'support crippled', 'essential function fails', 'mission fails'],
  },
  ['low', 'medium', 'high', 'very high'],
  '0013 0013 1223 3333',
);

/** CISA's own tree for the vulnerabilities it coordinates. */
export const cisaCoordinator = decisionTable(
  'cisa:DT_CO:2.0.3',
  { exploitation, automatable: no, technicalImpact, missionAndWellBeing: ['low', 'medium', 'high'] },
  ['track', 'track*', 'attend', 'act'],
  `000 001  002 002
   001 012  002 012
   002 023  223 233`,
);

/** How soon a supplier should make the patch. */
export const supplier = decisionTable(
  'ssvc:DT_SP:1.0.0',
  { exploitation, utility, technicalImpact, publicSafety },
  deferring,
  `01 12  12 12  12 22
   12 13  13 23  23 23
   23 23  23 23  33 33`,
);

/** What an attacker gains from one exploit. */
export const attackerUtility = decisionTable(
  'ssvc:DT_U:1.0.0',
  { automatable: no, valueDensity: ['diffuse', 'concentrated'] },
  ['laborious', 'efficient', 'super effective'],
  '01 12',
);

export const publicSafetyImpact = decisionTable(
  'ssvc:DT_PSI:1.0.0',
  { safetyImpact: ['negligible', 'marginal', 'critical', 'catastrophic'] },
  ['minimal', 'significant'],
  '0111',
);

/** Whether a coordinator should publish on its own. */
export const coordinatorPublish = decisionTable(
  'ssvc:DT_COORD_PUBLISH:1.0.0',
  {
    supplierInvolvement: ['fix ready', 'cooperative', 'uncooperative'],
    exploitation,
    publicValueAdded: ['limited', 'ampliative', 'precedence'],
  },
  ['do not publish', 'publish'],
  `001 001 011
   001 001 011
   001 011 111`,
);

/** Whether a coordinator should take a report on. */
export const coordinatorTriage = decisionTable(
  'ssvc:DT_COORD_TRIAGE:1.0.0',
  {
    reportPublic: ['yes', 'no'],
    supplierContacted: no,
    reportCredible: no,
    supplierCardinality: ['one', 'multiple'],
    supplierEngagement: ['active', 'unresponsive'],
    publicSafety,
    utility,
  },
  ['decline', 'track', 'coordinate'],
  `000 000 000 000 000 002 000 002  000 000 000 000 000 002 000 002
   000 000 000 000 000 002 000 002  000 000 000 000 000 002 000 002
   000 000 000 000 000 002 000 002  000 000 000 000 000 002 000 002
   000 011 000 011 001 112 001 112  000 011 122 222 002 112 222 222`,
);
