// The endpoints of the voluntary framework.
import type { Promised } from '#api/endpoint.ts';
import {
  acceptGrant,
  agreeToWidening,
  endAccess,
  endPerson,
  giveAccess,
  listAccess,
  listAccessUses,
  listOfferedAccess,
  namePerson,
  proposeWidening,
  showGrant,
  showModelUse,
} from '#api/frontier/grants.ts';
import { agreeToRelease, listReleases, proposeRelease } from '#api/frontier/releases.ts';
import {
  answerComment,
  answerConsultation,
  askForEvidence,
  commentOnAssessment,
  endComments,
  listDeterminations,
  makeDetermination,
  proposeAssessment,
  showAssessment,
  showDetermination,
} from '#api/frontier/determinations.ts';
import { listModelFindings, reportFinding } from '#api/frontier/findings.ts';
import { downloadEvidenceRuns, handInEvidence, listEvidence } from '#api/frontier/evidence.ts';
import {
  downloadResult,
  downloadResultRuns,
  listResultItems,
  listResults,
  verifyResult,
  workOutResult,
} from '#api/frontier/results.ts';
import { enrolModel, listModels, renameModel, showModel } from '#api/frontier/models.ts';
import {
  askWhetherCovered,
  dropRelease,
  giveNotice,
  leaveFramework,
  listNotices,
  moveRelease,
  tellReleased,
} from '#api/frontier/notices.ts';
import { endOffice, listOffices, setOffice } from '#api/frontier/offices.ts';
import { showPart } from '#api/frontier/part.ts';
import { downloadTimeline, showTimeline } from '#api/frontier/timelines.ts';

export const frontierEndpoints: readonly Promised[] = [
  listOffices,
  setOffice,
  endOffice,
  enrolModel,
  listModels,
  showModel,
  renameModel,
  showPart,
  giveNotice,
  moveRelease,
  dropRelease,
  tellReleased,
  askWhetherCovered,
  listNotices,
  showTimeline,
  downloadTimeline,
  workOutResult,
  listResults,
  listResultItems,
  verifyResult,
  downloadResult,
  downloadResultRuns,
  handInEvidence,
  listEvidence,
  downloadEvidenceRuns,
  reportFinding,
  listModelFindings,
  showDetermination,
  askForEvidence,
  answerConsultation,
  proposeAssessment,
  showAssessment,
  commentOnAssessment,
  endComments,
  answerComment,
  makeDetermination,
  listDeterminations,
  giveAccess,
  showGrant,
  namePerson,
  acceptGrant,
  listAccess,
  listOfferedAccess,
  endPerson,
  endAccess,
  listAccessUses,
  showModelUse,
  proposeWidening,
  agreeToWidening,
  listReleases,
  proposeRelease,
  agreeToRelease,
  // The last: it ends all access by which the others are tried.
  leaveFramework,
];
