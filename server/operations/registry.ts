// Which operation answers which endpoint: a line for each, `operation(endpoint, run)`.
import type { Operation } from '#server/operations/context.ts';
import { frontierOperations } from '#server/operations/frontier/registry.ts';
import { addIdentityProvider } from '#server/operations/add-identity-provider.ts';
import { addPasskey } from '#server/operations/add-passkey.ts';
import { beginLinkingIdentity } from '#server/operations/begin-linking-identity.ts';
import { beginPasskeySignIn } from '#server/operations/begin-passkey-sign-in.ts';
import { beginPasskey } from '#server/operations/begin-passkey.ts';
import { beginProviderSignIn } from '#server/operations/begin-provider-sign-in.ts';
import { beginStepUp } from '#server/operations/begin-step-up.ts';
import { describeApi } from '#server/operations/describe-api.ts';
import { endMySession } from '#server/operations/end-my-session.ts';
import { finishPasskeySignIn } from '#server/operations/finish-passkey-sign-in.ts';
import { finishProviderSignIn } from '#server/operations/finish-provider-sign-in.ts';
import { finishStepUp } from '#server/operations/finish-step-up.ts';
import { listEvents } from '#server/operations/list-events.ts';
import { listIdentityProviders } from '#server/operations/list-identity-providers.ts';
import { listMyPasskeys } from '#server/operations/list-my-passkeys.ts';
import { listMySessions } from '#server/operations/list-my-sessions.ts';
import { listTokens } from '#server/operations/list-tokens.ts';
import { makeToken } from '#server/operations/make-token.ts';
import { removeIdentityProvider } from '#server/operations/remove-identity-provider.ts';
import { removePasskey } from '#server/operations/remove-passkey.ts';
import { revokeToken } from '#server/operations/revoke-token.ts';
import { showMe } from '#server/operations/show-me.ts';
import { signOut } from '#server/operations/sign-out.ts';
import { useOneTimeLink } from '#server/operations/use-one-time-link.ts';
import { acceptInvitation } from '#server/operations/accept-invitation.ts';
import { acceptTerms } from '#server/operations/accept-terms.ts';
import { agreeToLowering } from '#server/operations/agree-to-lowering.ts';
import { askForGrant } from '#server/operations/ask-for-grant.ts';
import { changeMember } from '#server/operations/change-member.ts';
import { changeOrganization } from '#server/operations/change-organization.ts';
import { changeTerms } from '#server/operations/change-terms.ts';
import { closeCompartment } from '#server/operations/close-compartment.ts';
import { enrolOrganizations } from '#server/operations/enrol-organizations.ts';
import { giveAskedGrant } from '#server/operations/give-asked-grant.ts';
import { giveGrant } from '#server/operations/give-grant.ts';
import { handBackGrant } from '#server/operations/hand-back-grant.ts';
import { inviteAgain } from '#server/operations/invite-again.ts';
import { invite } from '#server/operations/invite.ts';
import { listEnrolments } from '#server/operations/list-enrolments.ts';
import { leaveCompartment } from '#server/operations/leave-compartment.ts';
import { listCompartments } from '#server/operations/list-compartments.ts';
import { listGrantUses } from '#server/operations/list-grant-uses.ts';
import { listGrants } from '#server/operations/list-grants.ts';
import { listHeldGrants } from '#server/operations/list-held-grants.ts';
import { listInvitations } from '#server/operations/list-invitations.ts';
import { listLowerings } from '#server/operations/list-lowerings.ts';
import { listMembers } from '#server/operations/list-members.ts';
import { listMyCompartments } from '#server/operations/list-my-compartments.ts';
import { listNotes } from '#server/operations/list-notes.ts';
import { listOrganizations } from '#server/operations/list-organizations.ts';
import { listReadIns } from '#server/operations/list-read-ins.ts';
import { makeCompartment } from '#server/operations/make-compartment.ts';
import { proposeLowering } from '#server/operations/propose-lowering.ts';
import { raiseLabel } from '#server/operations/raise-label.ts';
import { readIn } from '#server/operations/read-in.ts';
import { readOut } from '#server/operations/read-out.ts';
import { removeMember } from '#server/operations/remove-member.ts';
import { revokeGrant } from '#server/operations/revoke-grant.ts';
import { showInvitation } from '#server/operations/show-invitation.ts';
import { showOrganization } from '#server/operations/show-organization.ts';
import { showProvider } from '#server/operations/show-provider.ts';
import { suspendOrganization } from '#server/operations/suspend-organization.ts';
import { withdrawInvitation } from '#server/operations/withdraw-invitation.ts';
import { withdrawLowering } from '#server/operations/withdraw-lowering.ts';
import { writeNote } from '#server/operations/write-note.ts';
import { uploadDocument } from '#server/operations/upload-document.ts';
import { listDocuments } from '#server/operations/list-documents.ts';
import { removeDocument } from '#server/operations/remove-document.ts';
import { listAssets } from '#server/operations/list-assets.ts';
import { showAsset } from '#server/operations/show-asset.ts';
import { editAsset } from '#server/operations/edit-asset.ts';
import { listComponents } from '#server/operations/list-components.ts';
import { showPlan } from '#server/operations/show-plan.ts';
import { downloadPlan } from '#server/operations/download-plan.ts';
import { listPlanDays } from '#server/operations/list-plan-days.ts';
import { showAction } from '#server/operations/show-action.ts';
import { moveAction } from '#server/operations/move-action.ts';
import { answerQuestion } from '#server/operations/answer-question.ts';
import { listVulnerabilities } from '#server/operations/list-vulnerabilities.ts';
import { showVulnerability } from '#server/operations/show-vulnerability.ts';
import { showFeed } from '#server/operations/show-feed.ts';
import { loadFeed } from '#server/operations/load-feed.ts';
import { downloadTickets } from '#server/operations/download-tickets.ts';
import { findSoftware } from '#server/operations/find-software.ts';
import { showOverview } from '#server/operations/show-overview.ts';
import { showJobs } from '#server/operations/show-jobs.ts';
import { findComponents } from '#server/operations/find-components.ts';
import { listReports } from '#server/operations/list-reports.ts';
import { showReceipt } from '#server/operations/show-receipt.ts';
import { showReport } from '#server/operations/show-report.ts';
import { submitReport } from '#server/operations/submit-report.ts';
import { addWebhook } from '#server/operations/add-webhook.ts';
import { listWebhooks } from '#server/operations/list-webhooks.ts';
import { removeWebhook } from '#server/operations/remove-webhook.ts';
import { testWebhook } from '#server/operations/test-webhook.ts';

export const operations: readonly Operation[] = [
  describeApi,
  beginPasskeySignIn,
  finishPasskeySignIn,
  useOneTimeLink,
  beginStepUp,
  finishStepUp,
  signOut,
  showMe,
  listMySessions,
  endMySession,
  listMyPasskeys,
  beginPasskey,
  addPasskey,
  removePasskey,
  listTokens,
  makeToken,
  revokeToken,
  listEvents,
  listIdentityProviders,
  addIdentityProvider,
  removeIdentityProvider,
  listWebhooks,
  addWebhook,
  removeWebhook,
  testWebhook,
  showJobs,
  beginProviderSignIn,
  finishProviderSignIn,
  beginLinkingIdentity,
  listOrganizations,
  showOrganization,
  changeOrganization,
  enrolOrganizations,
  listEnrolments,
  inviteAgain,
  suspendOrganization,
  listMembers,
  changeMember,
  removeMember,
  listInvitations,
  invite,
  withdrawInvitation,
  showInvitation,
  acceptInvitation,
  listGrants,
  giveGrant,
  giveAskedGrant,
  revokeGrant,
  listGrantUses,
  showProvider,
  listHeldGrants,
  askForGrant,
  handBackGrant,
  listMyCompartments,
  acceptTerms,
  leaveCompartment,
  listCompartments,
  makeCompartment,
  changeTerms,
  closeCompartment,
  listReadIns,
  readIn,
  readOut,
  listNotes,
  writeNote,
  raiseLabel,
  listLowerings,
  proposeLowering,
  agreeToLowering,
  withdrawLowering,
  submitReport,
  listReports,
  showReport,
  showReceipt,
  uploadDocument,
  listDocuments,
  removeDocument,
  listAssets,
  showAsset,
  editAsset,
  listComponents,
  findComponents,
  showPlan,
  downloadPlan,
  listPlanDays,
  showAction,
  moveAction,
  answerQuestion,
  listVulnerabilities,
  showVulnerability,
  showFeed,
  loadFeed,
  showOverview,
  findSoftware,
  downloadTickets,
  ...frontierOperations,
];
