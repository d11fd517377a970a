// Which operation answers which endpoint of the voluntary framework.
import type { Operation } from '#server/operations/context.ts';
import { acceptGrant } from '#server/operations/frontier/accept-grant.ts';
import { endOffice } from '#server/operations/frontier/end-office.ts';
import { enrolModel } from '#server/operations/frontier/enrol-model.ts';
import { giveAccess } from '#server/operations/frontier/give-access.ts';
import { listModels } from '#server/operations/frontier/list-models.ts';
import { listOffices } from '#server/operations/frontier/list-offices.ts';
import { namePerson } from '#server/operations/frontier/name-person.ts';
import { setOffice } from '#server/operations/frontier/set-office.ts';
import { showGrant } from '#server/operations/frontier/show-grant.ts';
import { showModel } from '#server/operations/frontier/show-model.ts';

export const frontierOperations: readonly Operation[] = [
  listOffices,
  setOffice,
  endOffice,
  enrolModel,
  listModels,
  showModel,
  giveAccess,
  showGrant,
  namePerson,
  acceptGrant,
];
