// Who may do what: the one list. The database holds the same in `role_permission`, and a test compares the two.

/** What may be asked of an organization: `noun.what`. */
export const permissions = [
  'organization.read',
  'organization.manage',
  'members.read',
  'members.manage',
  'inventory.read',
  'inventory.write',
  'plan.read',
  'plan.act',
  'tokens.manage',
  'grants.manage',
  'compartments.manage',
  'audit.read',
  'reports.submit',
  'reports.read',
  'frontier.read',
  'frontier.act',
  'frontier.manage',
] as const;

export type Permission = (typeof permissions)[number];

/** What a member is in an organization. An operator does and answers; an auditor sees all and changes nothing. */
export const roles = ['administrator', 'operator', 'reader', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** What lies in a compartment may be used for what its readers were read in for, and for nothing else. */
export const purposes = ['defence', 'coordination', 'oversight'] as const;

export type Purpose = (typeof purposes)[number];

const byRole: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: permissions,
  operator: [
    'organization.read',
    'members.read',
    'inventory.read',
    'inventory.write',
    'plan.read',
    'plan.act',
    'reports.submit',
    'reports.read',
    'frontier.read',
    'frontier.act',
  ],
  reader: ['organization.read', 'inventory.read', 'plan.read'],
  auditor: [
    'organization.read',
    'members.read',
    'inventory.read',
    'plan.read',
    'audit.read',
    'reports.read',
    'frontier.read',
  ],
};

/** What an organization may let a provider do for it. Its people, keys, grants and audit trail stay in its own hands. */
export const grantable = [
  'organization.read',
  'inventory.read',
  'inventory.write',
  'plan.read',
  'plan.act',
] as const satisfies readonly Permission[];

const byPurpose: Readonly<Record<Purpose, readonly Permission[]>> = {
  defence: ['inventory.read', 'inventory.write', 'plan.read', 'plan.act'],
  oversight: ['audit.read'],
  coordination: [
    'organization.read',
    'organization.manage',
    'members.read',
    'members.manage',
    'tokens.manage',
    'grants.manage',
    'compartments.manage',
    'reports.submit',
    'reports.read',
    'frontier.read',
    'frontier.act',
    'frontier.manage',
  ],
};

/** What a member of this role may do, in the order of the list. */
export function permissionsOf(role: Role): readonly Permission[] {
  return byRole[role];
}

export function isGrantable(permission: Permission): boolean {
  return grantable.some((one) => one === permission);
}

/** Whether the permission is to see, not to change. */
export function isReading(permission: Permission): boolean {
  return permission.endsWith('.read');
}

/** What an act under this permission uses compartmented content for. */
export function purposeOf(permission: Permission): Purpose {
  return purposes.find((purpose) => byPurpose[purpose].includes(permission)) ?? 'coordination';
}
