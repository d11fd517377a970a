// Which operation answers which endpoint of the voluntary framework.
import type { Operation } from '#server/operations/context.ts';
import { endOffice } from '#server/operations/frontier/end-office.ts';
import { enrolModel } from '#server/operations/frontier/enrol-model.ts';
import { listModels } from '#server/operations/frontier/list-models.ts';
import { listOffices } from '#server/operations/frontier/list-offices.ts';
import { setOffice } from '#server/operations/frontier/set-office.ts';
import { showModel } from '#server/operations/frontier/show-model.ts';

export const frontierOperations: readonly Operation[] = [
  listOffices,
  setOffice,
  endOffice,
  enrolModel,
  listModels,
  showModel,
];
