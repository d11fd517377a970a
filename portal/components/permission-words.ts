// What permissions and roles mean to whoever gives them.
import type { Permission, Purpose, Role } from '#core/parties/permissions.ts';

export const permissionWords: Readonly<Record<Permission, string>> = {
  'organization.read': 'See the organization and its hours',
  'organization.manage': 'Change the organization, its hours and its policy',
  'members.read': 'See who its members are',
  'members.manage': 'Invite members, change and remove them',
  'inventory.read': 'See the inventory',
  'inventory.write': 'Hand in documents, change assets',
  'plan.read': 'See the plan',
  'plan.act': 'Say what became of actions, answer questions',
  'tokens.manage': 'Make and end tokens',
  'grants.manage': 'Let providers act, and stop them',
  'compartments.manage': 'Run need-to-know groups',
  'audit.read': 'Read the audit trail',
  'reports.submit': 'Hand in reports of flaws',
  'reports.read': 'Read reports of flaws',
  'frontier.read': 'See models under the voluntary framework that they are let in to',
  'frontier.act': 'Tell, comment, test and answer under the voluntary framework',
  'frontier.manage': 'Enrol models, give access to them and name who has it',
};

/** A permission that came as a text: one that a newer service knows is told by its name. */
export function permissionText(permission: string): string {
  const words: Readonly<Record<string, string>> = permissionWords;
  return words[permission] ?? permission;
}

export const roleNames: Readonly<Record<Role, string>> = {
  administrator: 'Administrator',
  operator: 'Operator',
  reader: 'Reader',
  auditor: 'Auditor',
};

/** What somebody of the role does, as a sentence goes on behind the name. */
export const roleDuties: Readonly<Record<Role, string>> = {
  administrator: 'may do everything here, and says who else may',
  operator: 'hands in the inventory, works on the plan and answers its questions',
  reader: 'sees inventory and plan, and changes nothing',
  auditor: 'sees everything, the audit trail too, and changes nothing',
};

export const purposeWords: Readonly<Record<Purpose, string>> = {
  defence: 'Defence: to protect what one runs',
  coordination: 'Coordination: to bring people and work together',
  oversight: 'Oversight: to see whether all goes as it should',
};
