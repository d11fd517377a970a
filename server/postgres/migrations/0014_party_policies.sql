-- Who sees and changes the rows of parties. Inserts that need facts their asker may not see go through functions (0016).
GRANT SELECT, UPDATE (name) ON breakwater.person TO breakwater_app;
CREATE POLICY seen ON breakwater.person FOR SELECT TO breakwater_app
  USING (person_id = ANY ((SELECT breakwater.persons_i_see())::uuid[]));
CREATE POLICY own ON breakwater.person FOR UPDATE TO breakwater_app
  USING (person_id = (SELECT breakwater.self_id()));

GRANT SELECT, UPDATE (name, hours_a_week, bound_by, policy) ON breakwater.organization TO breakwater_app;
CREATE POLICY seen ON breakwater.organization FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_where('organization.read'))::uuid[]));
CREATE POLICY managed ON breakwater.organization FOR UPDATE TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_stepped_up('organization.manage'))::uuid[]));

GRANT SELECT, UPDATE (role, state) ON breakwater.member TO breakwater_app;
CREATE POLICY seen ON breakwater.member FOR SELECT TO breakwater_app
  USING (
    org_id = ANY ((SELECT breakwater.orgs_where('members.read'))::uuid[])
    OR person_id = (SELECT breakwater.self_id())
  );
CREATE POLICY managed ON breakwater.member FOR UPDATE TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_stepped_up('members.manage'))::uuid[]));

-- A provider's people see what was given to it as its members, never by a grant that it gave to another.
GRANT SELECT, UPDATE (state, scopes, expires_at, given_at, given_by, revoked_at) ON breakwater.provider_grant TO breakwater_app;
CREATE POLICY seen ON breakwater.provider_grant FOR SELECT TO breakwater_app
  USING (
    org_id = ANY ((SELECT breakwater.orgs_as_member('grants.manage'))::uuid[])
    OR provider_id = ANY ((SELECT breakwater.orgs_as_member('organization.read'))::uuid[])
  );
CREATE POLICY given ON breakwater.provider_grant FOR UPDATE TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_stepped_up('grants.manage'))::uuid[]));
CREATE POLICY handed_back ON breakwater.provider_grant FOR UPDATE TO breakwater_app
  USING (provider_id = ANY ((SELECT breakwater.orgs_stepped_up('grants.manage'))::uuid[]))
  WITH CHECK (
    provider_id = ANY ((SELECT breakwater.orgs_stepped_up('grants.manage'))::uuid[])
    AND state = 'revoked'
  );

GRANT SELECT ON breakwater.grant_use TO breakwater_app;
CREATE POLICY seen ON breakwater.grant_use FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_as_member('grants.manage'))::uuid[]));

GRANT SELECT, UPDATE (name, purpose, terms, terms_digest, expires_at, closed_at) ON breakwater.compartment TO breakwater_app;
CREATE POLICY seen ON breakwater.compartment FOR SELECT TO breakwater_app
  USING (compartment_id = ANY ((SELECT breakwater.compartments_open_to_me())::uuid[]));
CREATE POLICY managed ON breakwater.compartment FOR UPDATE TO breakwater_app
  USING (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('compartments.manage'))::uuid[])
    AND compartment_id = ANY ((SELECT breakwater.compartments_for('compartments.manage'))::uuid[])
  )
  -- Terms may become others than one has accepted, and a compartment may be closed: then who did it is out as well.
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_stepped_up('compartments.manage'))::uuid[]));

GRANT SELECT, INSERT, UPDATE (purposes, state, offered_by, offered_at, expires_at, terms_digest, on_behalf_of, known_as, accepted_at, ended_at)
ON breakwater.read_in TO breakwater_app;
CREATE POLICY seen ON breakwater.read_in FOR SELECT TO breakwater_app
  USING (
    person_id = (SELECT breakwater.self_id())
    OR (
      org_id = ANY ((SELECT breakwater.orgs_as_member('compartments.manage'))::uuid[])
      AND compartment_id = ANY ((SELECT breakwater.compartments_for('compartments.manage'))::uuid[])
    )
  );
-- Who reads in offers and ends; that somebody accepted, only they can say (0016).
CREATE POLICY offered ON breakwater.read_in FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('compartments.manage'))::uuid[])
    AND compartment_id = ANY ((SELECT breakwater.compartments_for('compartments.manage'))::uuid[])
    AND state = 'offered'
    AND offered_by = (SELECT breakwater.person_id())
  );
CREATE POLICY managed ON breakwater.read_in FOR UPDATE TO breakwater_app
  USING (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('compartments.manage'))::uuid[])
    AND compartment_id = ANY ((SELECT breakwater.compartments_for('compartments.manage'))::uuid[])
  )
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('compartments.manage'))::uuid[])
    AND state <> 'accepted'
  );
CREATE POLICY left_again ON breakwater.read_in FOR UPDATE TO breakwater_app
  USING (person_id = (SELECT breakwater.self_id()))
  WITH CHECK (person_id = (SELECT breakwater.self_id()) AND state = 'ended');
