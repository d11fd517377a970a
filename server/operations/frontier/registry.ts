// Which operation answers which endpoint of the voluntary framework.
import type { Operation } from '#server/operations/context.ts';
import { acceptGrant } from '#server/operations/frontier/accept-grant.ts';
import { showDetermination } from '#server/operations/frontier/show-determination.ts';
import { askForEvidence } from '#server/operations/frontier/ask-for-evidence.ts';
import { answerConsultation } from '#server/operations/frontier/answer-consultation.ts';
import { proposeAssessment } from '#server/operations/frontier/propose-assessment.ts';
import { showAssessment } from '#server/operations/frontier/show-assessment.ts';
import { commentOnAssessment } from '#server/operations/frontier/comment-on-assessment.ts';
import { endComments } from '#server/operations/frontier/end-comments.ts';
import { answerComment } from '#server/operations/frontier/answer-comment.ts';
import { makeDetermination } from '#server/operations/frontier/make-determination.ts';
import { listDeterminations } from '#server/operations/frontier/list-determinations.ts';
import { listModelFindings } from '#server/operations/frontier/list-model-findings.ts';
import { reportFinding } from '#server/operations/frontier/report-finding.ts';
import { downloadEvidenceRuns } from '#server/operations/frontier/download-evidence-runs.ts';
import { workOutResult } from '#server/operations/frontier/work-out-result.ts';
import { listResults } from '#server/operations/frontier/list-results.ts';
import { listResultItems } from '#server/operations/frontier/list-result-items.ts';
import { verifyResult } from '#server/operations/frontier/verify-result.ts';
import { downloadResult } from '#server/operations/frontier/download-result.ts';
import { downloadResultRuns } from '#server/operations/frontier/download-result-runs.ts';
import { answerCriteriaComment } from '#server/operations/frontier/answer-criteria-comment.ts';
import { changeCriteriaDraft } from '#server/operations/frontier/change-criteria-draft.ts';
import { commentOnCriteria } from '#server/operations/frontier/comment-on-criteria.ts';
import { dropCriteriaDraft } from '#server/operations/frontier/drop-criteria-draft.ts';
import { openCriteriaDraft } from '#server/operations/frontier/open-criteria-draft.ts';
import { publishCriteria } from '#server/operations/frontier/publish-criteria.ts';
import { showCriteria } from '#server/operations/frontier/show-criteria.ts';
import { keepReference } from '#server/operations/frontier/keep-reference.ts';
import { keepSuite } from '#server/operations/frontier/keep-suite.ts';
import { listSuites } from '#server/operations/frontier/list-suites.ts';
import { showSuite } from '#server/operations/frontier/show-suite.ts';
import { showSuiteState } from '#server/operations/frontier/show-suite-state.ts';
import { endOffice } from '#server/operations/frontier/end-office.ts';
import { enrolModel } from '#server/operations/frontier/enrol-model.ts';
import { giveAccess } from '#server/operations/frontier/give-access.ts';
import { handInEvidence } from '#server/operations/frontier/hand-in-evidence.ts';
import { listEvidence } from '#server/operations/frontier/list-evidence.ts';
import { listModels } from '#server/operations/frontier/list-models.ts';
import { listOffices } from '#server/operations/frontier/list-offices.ts';
import { namePerson } from '#server/operations/frontier/name-person.ts';
import { setOffice } from '#server/operations/frontier/set-office.ts';
import { showGrant } from '#server/operations/frontier/show-grant.ts';
import { showModel } from '#server/operations/frontier/show-model.ts';
import { askWhetherCovered } from '#server/operations/frontier/ask-whether-covered.ts';
import { downloadTimeline } from '#server/operations/frontier/download-timeline.ts';
import { dropRelease } from '#server/operations/frontier/drop-release.ts';
import { giveNotice } from '#server/operations/frontier/give-notice.ts';
import { leaveFramework } from '#server/operations/frontier/leave-framework.ts';
import { listNotices } from '#server/operations/frontier/list-notices.ts';
import { moveRelease } from '#server/operations/frontier/move-release.ts';
import { renameModel } from '#server/operations/frontier/rename-model.ts';
import { showPart } from '#server/operations/frontier/show-part.ts';
import { showTimeline } from '#server/operations/frontier/show-timeline.ts';
import { tellReleased } from '#server/operations/frontier/tell-released.ts';
import { listAccess } from '#server/operations/frontier/list-access.ts';
import { listOfferedAccess } from '#server/operations/frontier/list-offered-access.ts';
import { endPerson } from '#server/operations/frontier/end-person.ts';
import { endAccess } from '#server/operations/frontier/end-access.ts';
import { listAccessUses } from '#server/operations/frontier/list-access-uses.ts';
import { showModelUse } from '#server/operations/frontier/show-model-use.ts';
import { proposeWidening } from '#server/operations/frontier/propose-widening.ts';
import { agreeToWidening } from '#server/operations/frontier/agree-to-widening.ts';
import { listReleases } from '#server/operations/frontier/list-releases.ts';
import { proposeRelease } from '#server/operations/frontier/propose-release.ts';
import { agreeToRelease } from '#server/operations/frontier/agree-to-release.ts';

export const frontierOperations: readonly Operation[] = [
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
  answerCriteriaComment,
  changeCriteriaDraft,
  commentOnCriteria,
  dropCriteriaDraft,
  openCriteriaDraft,
  publishCriteria,
  showCriteria,
  keepReference,
  keepSuite,
  listSuites,
  showSuite,
  showSuiteState,
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
  listPartnerCriteria,
  declarePartnerCriteria,
  applyAsPartner,
  showOwnApplication,
  takeApplicationBack,
  listApplications,
  answerApplication,
  listModelPartners,
  choosePartner,
  showCoverage,
  tellAsPartner,
  listPartnerEntries,
  // After what is tried by access to a model: it ends all of it.
  leaveFramework,
  showLedger,
  listModelFairness,
  tellOutsideRequest,
  listOutsideRequests,
  listEditions,
  publishEdition,
  openEdition,
  openCommitment,
];
