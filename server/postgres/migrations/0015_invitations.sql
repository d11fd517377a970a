-- Places in organizations, kept for whoever brings a code: for one person, once, for a week.
CREATE TABLE breakwater.invitation (
  org_id uuid NOT NULL REFERENCES breakwater.organization,
  invitation_id uuid NOT NULL,
  email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  role text NOT NULL CHECK (role IN ('administrator', 'operator', 'reader', 'auditor')),
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  invited_by uuid,
  invited_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'accepted', 'withdrawn')),
  accepted_by uuid,
  settled_at timestamptz,
  PRIMARY KEY (org_id, invitation_id),
  CHECK ((accepted_by IS NOT NULL) = (state = 'accepted')),
  CHECK ((settled_at IS NULL) = (state = 'open'))
);
CREATE INDEX invitation_by_code ON breakwater.invitation (code_hash);
COMMENT ON TABLE breakwater.invitation IS 'A place in an organization, kept for whoever brings its code.';
COMMENT ON COLUMN breakwater.invitation.org_id IS 'The organization.';
COMMENT ON COLUMN breakwater.invitation.invitation_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.invitation.email IS 'Where it was sent; a new account takes it for its address.';
COMMENT ON COLUMN breakwater.invitation.role IS 'What whoever accepts becomes.';
COMMENT ON COLUMN breakwater.invitation.code_hash IS 'SHA-256 of the code, which has 256 random bits and is nowhere kept.';
COMMENT ON COLUMN breakwater.invitation.invited_by IS 'Who invited, and must still be able to when it is accepted; none for the first administrator of an enrolled organization.';
COMMENT ON COLUMN breakwater.invitation.invited_at IS 'When it was made.';
COMMENT ON COLUMN breakwater.invitation.expires_at IS 'Of no use from then on.';
COMMENT ON COLUMN breakwater.invitation.state IS 'open, accepted, withdrawn.';
COMMENT ON COLUMN breakwater.invitation.accepted_by IS 'Who accepted it.';
COMMENT ON COLUMN breakwater.invitation.settled_at IS 'When it was accepted or withdrawn.';

ALTER TABLE breakwater.invitation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.invitation TO breakwater_owner USING (true);

GRANT SELECT, INSERT, UPDATE (state, settled_at) ON breakwater.invitation TO breakwater_app;
CREATE POLICY seen ON breakwater.invitation FOR SELECT TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_as_member('members.manage'))::uuid[]));
CREATE POLICY made ON breakwater.invitation FOR INSERT TO breakwater_app
  WITH CHECK (
    org_id = ANY ((SELECT breakwater.orgs_stepped_up('members.manage'))::uuid[])
    AND invited_by = (SELECT breakwater.person_id())
    AND state = 'open'
  );
CREATE POLICY withdrawn ON breakwater.invitation FOR UPDATE TO breakwater_app
  USING (org_id = ANY ((SELECT breakwater.orgs_stepped_up('members.manage'))::uuid[]))
  WITH CHECK (org_id = ANY ((SELECT breakwater.orgs_stepped_up('members.manage'))::uuid[]) AND state = 'withdrawn');

-- Whoever has the code may read what it is for, signed in or not.
CREATE FUNCTION breakwater.invitation_by_code(
  code_hash bytea,
  OUT org_id uuid, OUT invitation_id uuid, OUT email text, OUT role text, OUT invited_by uuid,
  OUT expires_at timestamptz, OUT state text,
  OUT org_name text, OUT inviter_name text, OUT inviter_role text, OUT present_role text, OUT present_state text
) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT i.org_id, i.invitation_id, i.email, i.role, i.invited_by, i.expires_at, i.state,
    o.name, inviter.name, inviting.role, present.role, present.state
  FROM invitation AS i
  JOIN organization AS o ON o.org_id = i.org_id AND o.suspended_at IS NULL
  LEFT JOIN member AS inviting
    ON inviting.org_id = i.org_id AND inviting.person_id = i.invited_by AND inviting.state = 'active'
  LEFT JOIN person AS inviter ON inviter.person_id = inviting.person_id AND inviter.suspended_at IS NULL
  LEFT JOIN member AS present ON present.org_id = i.org_id AND present.person_id = (SELECT breakwater.self_id())
  WHERE i.code_hash = $1
$$;
COMMENT ON FUNCTION breakwater.invitation_by_code IS 'The invitation with this code: for whom, into what, who invited and what they are there now, and what whoever asks is there.';

-- The whole of acceptInvitation (core/parties/invitation.ts) once more, in the transaction that it holds for.
CREATE FUNCTION breakwater.accept_invitation(code_hash bytea, new_person uuid, new_name text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
DECLARE
  place invitation;
  who uuid := breakwater.self_id();
BEGIN
  SELECT i.* INTO place
  FROM invitation AS i
  JOIN organization AS o USING (org_id)
  WHERE i.code_hash = $1 AND i.state = 'open' AND i.expires_at > now() AND o.suspended_at IS NULL
  FOR UPDATE OF i;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF place.invited_by IS NOT NULL AND NOT EXISTS (
    SELECT FROM member AS m
    JOIN person AS p USING (person_id)
    WHERE m.org_id = place.org_id AND m.person_id = place.invited_by AND m.state = 'active' AND p.suspended_at IS NULL
      AND EXISTS (SELECT FROM role_permission WHERE role = m.role AND permission = 'members.manage')
      AND NOT EXISTS (
        SELECT permission FROM role_permission WHERE role = place.role
        EXCEPT SELECT permission FROM role_permission WHERE role = m.role
      )
  ) THEN
    RETURN NULL;
  END IF;
  IF who IS NULL THEN
    INSERT INTO person (person_id, name, email) VALUES (new_person, new_name, place.email)
    RETURNING person_id INTO who;
  END IF;
  INSERT INTO member (org_id, person_id, role, state) VALUES (place.org_id, who, place.role, 'active')
  ON CONFLICT (org_id, person_id) DO UPDATE
  SET role = excluded.role, state = 'active', since = now()
  WHERE member.state = 'removed';
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  UPDATE invitation AS i SET state = 'accepted', accepted_by = who, settled_at = now()
  WHERE i.org_id = place.org_id AND i.invitation_id = place.invitation_id;
  RETURN who;
END
$$;
COMMENT ON FUNCTION breakwater.accept_invitation IS 'Makes whoever acts, or a new person where nobody does, the member that the invitation keeps a place for; null where it can not be.';
GRANT EXECUTE ON FUNCTION breakwater.invitation_by_code, breakwater.accept_invitation TO breakwater_app;
