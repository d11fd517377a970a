// Which operation answers which endpoint of the voluntary framework.
import type { Operation } from '#server/operations/context.ts';
import { acceptGrant } from '#server/operations/frontier/accept-grant.ts';
import { adoptModels } from '#server/operations/frontier/adopt-models.ts';
import { agreeToRelease } from '#server/operations/frontier/agree-to-release.ts';
import { agreeToWidening } from '#server/operations/frontier/agree-to-widening.ts';
import { answerComment } from '#server/operations/frontier/answer-comment.ts';
import { answerConsultation } from '#server/operations/frontier/answer-consultation.ts';
import { askForEvidence } from '#server/operations/frontier/ask-for-evidence.ts';
import { commentOnAssessment } from '#server/operations/frontier/comment-on-assessment.ts';
import { endAccess } from '#server/operations/frontier/end-access.ts';
import { endComments } from '#server/operations/frontier/end-comments.ts';
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
import { endPerson } from '#server/operations/frontier/end-person.ts';
import { enrolModel } from '#server/operations/frontier/enrol-model.ts';
import { giveAccess } from '#server/operations/frontier/give-access.ts';
import { listAccessUses } from '#server/operations/frontier/list-access-uses.ts';
import { listAccess } from '#server/operations/frontier/list-access.ts';
import { listDeterminations } from '#server/operations/frontier/list-determinations.ts';
import { listModelFindings } from '#server/operations/frontier/list-model-findings.ts';
import { handInEvidence } from '#server/operations/frontier/hand-in-evidence.ts';
import { listEvidence } from '#server/operations/frontier/list-evidence.ts';
import { listModels } from '#server/operations/frontier/list-models.ts';
import { listOfferedAccess } from '#server/operations/frontier/list-offered-access.ts';
import { listOffices } from '#server/operations/frontier/list-offices.ts';
import { listReleases } from '#server/operations/frontier/list-releases.ts';
import { makeDetermination } from '#server/operations/frontier/make-determination.ts';
import { namePerson } from '#server/operations/frontier/name-person.ts';
import { proposeAssessment } from '#server/operations/frontier/propose-assessment.ts';
import { proposeRelease } from '#server/operations/frontier/propose-release.ts';
import { proposeWidening } from '#server/operations/frontier/propose-widening.ts';
import { recordEvidence } from '#server/operations/frontier/record-evidence.ts';
import { reportFinding } from '#server/operations/frontier/report-finding.ts';
import { setOffice } from '#server/operations/frontier/set-office.ts';
import { showAssessment } from '#server/operations/frontier/show-assessment.ts';
import { showDetermination } from '#server/operations/frontier/show-determination.ts';
import { showGrant } from '#server/operations/frontier/show-grant.ts';
import { showModelUse } from '#server/operations/frontier/show-model-use.ts';
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
import { answerApplication } from '#server/operations/frontier/answer-application.ts';
import { applyAsPartner } from '#server/operations/frontier/apply-as-partner.ts';
import { choosePartner } from '#server/operations/frontier/choose-partner.ts';
import { declarePartnerCriteria } from '#server/operations/frontier/declare-partner-criteria.ts';
import { listApplications } from '#server/operations/frontier/list-applications.ts';
import { listModelPartners } from '#server/operations/frontier/list-model-partners.ts';
import { listPartnerCriteria } from '#server/operations/frontier/list-partner-criteria.ts';
import { listPartnerEntries } from '#server/operations/frontier/list-partner-entries.ts';
import { showCoverage } from '#server/operations/frontier/show-coverage.ts';
import { showOwnApplication } from '#server/operations/frontier/show-own-application.ts';
import { takeApplicationBack } from '#server/operations/frontier/take-application-back.ts';
import { tellAsPartner } from '#server/operations/frontier/tell-as-partner.ts';
import { listEditions } from '#server/operations/frontier/list-editions.ts';
import { listModelFairness } from '#server/operations/frontier/list-model-fairness.ts';
import { listOutsideRequests } from '#server/operations/frontier/list-outside-requests.ts';
import { openCommitment } from '#server/operations/frontier/open-commitment.ts';
import { openEdition } from '#server/operations/frontier/open-edition.ts';
import { publishEdition } from '#server/operations/frontier/publish-edition.ts';
import { showLedger } from '#server/operations/frontier/show-ledger.ts';
import { tellOutsideRequest } from '#server/operations/frontier/tell-outside-request.ts';

export const frontierOperations: readonly Operation[] = [
  listOffices,
  setOffice,
  endOffice,
  enrolModel,
  adoptModels,
  listModels,
  showModel,
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
  reportFinding,
  listModelFindings,
  showDetermination,
  askForEvidence,
  answerConsultation,
  proposeAssessment,
  recordEvidence,
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
