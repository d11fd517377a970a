-- Lowering a label takes two people, whom the database tells apart by itself: no other statement changes a label.
CREATE TABLE breakwater.lowering (
  org_id uuid NOT NULL,
  lowering_id uuid NOT NULL,
  note_id uuid NOT NULL,
  from_tlp text NOT NULL,
  from_owners uuid[] NOT NULL,
  from_compartments uuid[] NOT NULL,
  from_embargo_until timestamptz,
  to_tlp text NOT NULL,
  to_owners uuid[] NOT NULL,
  to_compartments uuid[] NOT NULL,
  to_embargo_until timestamptz,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'agreed', 'withdrawn')),
  agreed_by uuid,
  settled_at timestamptz,
  PRIMARY KEY (org_id, lowering_id),
  FOREIGN KEY (org_id, note_id) REFERENCES breakwater.note,
  CHECK ((agreed_by IS NOT NULL) = (state = 'agreed')),
  CHECK (agreed_by <> proposed_by)
);
CREATE INDEX lowering_of_note ON breakwater.lowering (org_id, note_id);
COMMENT ON TABLE breakwater.lowering IS 'A proposal that more people may see a note; of effect once a second human agrees.';
COMMENT ON COLUMN breakwater.lowering.org_id IS 'The organization whose the note is.';
COMMENT ON COLUMN breakwater.lowering.lowering_id IS 'UUIDv7.';
COMMENT ON COLUMN breakwater.lowering.note_id IS 'The note.';
COMMENT ON COLUMN breakwater.lowering.from_tlp IS 'The label when it was proposed: another one since, and nobody can agree.';
COMMENT ON COLUMN breakwater.lowering.from_owners IS 'The same.';
COMMENT ON COLUMN breakwater.lowering.from_compartments IS 'The same.';
COMMENT ON COLUMN breakwater.lowering.from_embargo_until IS 'The same.';
COMMENT ON COLUMN breakwater.lowering.to_tlp IS 'The label that is proposed.';
COMMENT ON COLUMN breakwater.lowering.to_owners IS 'The same.';
COMMENT ON COLUMN breakwater.lowering.to_compartments IS 'The same.';
COMMENT ON COLUMN breakwater.lowering.to_embargo_until IS 'The same.';
COMMENT ON COLUMN breakwater.lowering.reason IS 'Why, in the proposer''s words.';
COMMENT ON COLUMN breakwater.lowering.proposed_by IS 'The first of the two.';
COMMENT ON COLUMN breakwater.lowering.proposed_at IS 'When.';
COMMENT ON COLUMN breakwater.lowering.expires_at IS 'It lapses then.';
COMMENT ON COLUMN breakwater.lowering.state IS 'proposed, agreed, withdrawn.';
COMMENT ON COLUMN breakwater.lowering.agreed_by IS 'The second.';
COMMENT ON COLUMN breakwater.lowering.settled_at IS 'When it was agreed to or withdrawn.';
ALTER TABLE breakwater.lowering ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY definer ON breakwater.lowering TO breakwater_owner USING (true);
-- Who sees the note sees what is proposed for it: row security of note holds in here.
GRANT SELECT ON breakwater.lowering TO breakwater_app;
CREATE POLICY seen ON breakwater.lowering FOR SELECT TO breakwater_app
  USING (EXISTS (SELECT FROM breakwater.note AS n WHERE n.org_id = lowering.org_id AND n.note_id = lowering.note_id));

-- mailboxOf, core/parties/person.ts
CREATE FUNCTION breakwater.mailbox(email text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE
    WHEN strpos(address, '@') = 0 THEN address
    WHEN domain IN ('gmail.com', 'googlemail.com') THEN replace(local, '.', '') || '@gmail.com'
    ELSE local || '@' || domain
  END
  FROM (SELECT lower(btrim($1, E' \t\n\r')) AS address) AS a
  CROSS JOIN LATERAL (
    SELECT substring(address FROM '[^@]*$') AS domain, split_part(substring(address FROM '^(.*)@'), '+', 1) AS local
  ) AS parts
$$;
COMMENT ON FUNCTION breakwater.mailbox IS 'What of an address tells mailboxes apart.';

CREATE FUNCTION breakwater.is_same_human(one uuid, other uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce((
    SELECT a.person_id = b.person_id
      OR coalesce(a.same_human_as, a.person_id) = coalesce(b.same_human_as, b.person_id)
      OR breakwater.mailbox(a.email) = breakwater.mailbox(b.email)
    FROM person AS a, person AS b
    WHERE a.person_id = $1 AND b.person_id = $2
  ), true)
$$;
COMMENT ON FUNCTION breakwater.is_same_human IS 'Whether two accounts are, for all we know, one human''s; true where one of them is nobody''s.';

-- The policy of note, asked of one person and one note.
CREATE FUNCTION breakwater.sees_note(person uuid, note breakwater.note) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT cardinality(breakwater.orgs_of($1)) > 0
    AND NOT EXISTS (SELECT FROM organization WHERE org_id = $2.org_id AND suspended_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM member WHERE org_id = $2.org_id AND person_id = $1 AND state = 'suspended')
    AND CASE $2.tlp
      WHEN 'CLEAR' THEN true
      WHEN 'GREEN' THEN true
      WHEN 'AMBER' THEN $2.owners <@ (
        breakwater.orgs_of($1) || breakwater.orgs_held($1, 'organization.read') || breakwater.orgs_served($1, 'organization.read')
      )
      ELSE $2.owners <@ breakwater.orgs_of($1)
    END
    AND ($2.compartments <@ breakwater.compartments_of($1, 'organization.read') OR coalesce($2.embargo_until <= now(), false))
$$;
COMMENT ON FUNCTION breakwater.sees_note IS 'Whether a person may see a note, by a session of their own.';

-- Where a person answers for limits: as administrator of an organization.
CREATE FUNCTION breakwater.voice_in_lowering(org uuid, note uuid, person uuid, OUT email text, OUT human uuid, OUT suspended boolean, OUT may_see boolean, OUT speaks_for uuid[])
RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT p.email, coalesce(p.same_human_as, p.person_id), p.suspended_at IS NOT NULL,
    breakwater.sees_note(p.person_id, n), breakwater.orgs_held(p.person_id, 'compartments.manage')
  FROM note AS n, person AS p
  WHERE n.org_id = $1 AND n.note_id = $2
    AND breakwater.sees_note(breakwater.self_id(), n)
    AND p.person_id = $3
    AND (
      p.person_id = breakwater.self_id()
      OR EXISTS (SELECT FROM lowering AS l WHERE l.org_id = n.org_id AND l.note_id = n.note_id AND l.proposed_by = p.person_id)
    )
$$;
COMMENT ON FUNCTION breakwater.voice_in_lowering IS 'How whoever acts, or who proposed a lowering of a note that they see, stands to it now.';

CREATE FUNCTION breakwater.sponsors_of(compartments uuid[], OUT compartment_id uuid, OUT sponsor uuid) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT c.compartment_id, c.org_id
  FROM compartment AS c
  WHERE c.compartment_id = ANY ($1) AND c.compartment_id = ANY (breakwater.my_compartments())
$$;
COMMENT ON FUNCTION breakwater.sponsors_of IS 'Who answers for compartments that whoever acts is in.';

CREATE FUNCTION breakwater.propose_lowering(
  org uuid, new_lowering uuid, note uuid, tlp text, owners uuid[], compartments uuid[], embargo timestamptz, reason text, expires timestamptz
) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  INSERT INTO lowering (
    org_id, lowering_id, note_id, from_tlp, from_owners, from_compartments, from_embargo_until,
    to_tlp, to_owners, to_compartments, to_embargo_until, reason, proposed_by, expires_at, state
  )
  SELECT n.org_id, new_lowering, n.note_id, n.tlp, n.owners, n.compartments, n.embargo_until, $4, $5, $6, $7, $8, breakwater.self_id(), $9, 'proposed'
  FROM breakwater.note AS n
  WHERE n.org_id = $1 AND n.note_id = $3
    AND breakwater.sees_note(breakwater.self_id(), n)
    AND cardinality(breakwater.orgs_stepped_up('compartments.manage')) > 0;
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.propose_lowering IS 'Proposes another label for a note that whoever acts sees; false where they may not.';

CREATE FUNCTION breakwater.agree_to_lowering(org uuid, one uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
DECLARE
  proposal lowering;
  labelled breakwater.note;
  me CONSTANT uuid := breakwater.self_id();
  limits uuid[];
BEGIN
  SELECT * INTO proposal FROM lowering WHERE org_id = $1 AND lowering_id = $2 AND state = 'proposed' AND expires_at > now() FOR UPDATE;
  SELECT * INTO labelled FROM breakwater.note AS n WHERE n.org_id = $1 AND n.note_id = proposal.note_id FOR UPDATE;
  IF labelled.note_id IS NULL OR me IS NULL
    OR (labelled.tlp, labelled.owners, labelled.compartments) <> (proposal.from_tlp, proposal.from_owners, proposal.from_compartments)
    OR labelled.embargo_until IS DISTINCT FROM proposal.from_embargo_until
    OR breakwater.is_same_human(me, proposal.proposed_by)
    OR NOT breakwater.sees_note(me, labelled)
    OR NOT breakwater.sees_note(proposal.proposed_by, labelled)
  THEN
    RETURN false;
  END IF;
  -- Each of the two answers for something of it: the organization, an owner, a compartment's sponsor.
  limits := $1 || labelled.owners || ARRAY(SELECT c.org_id FROM compartment AS c WHERE c.compartment_id = ANY (labelled.compartments));
  IF NOT limits && breakwater.orgs_stepped_up('compartments.manage')
    OR NOT limits && breakwater.orgs_held(proposal.proposed_by, 'compartments.manage')
  THEN
    RETURN false;
  END IF;
  UPDATE breakwater.note AS n
  SET tlp = proposal.to_tlp, owners = proposal.to_owners, compartments = proposal.to_compartments, embargo_until = proposal.to_embargo_until
  WHERE n.org_id = labelled.org_id AND n.note_id = labelled.note_id;
  UPDATE lowering SET state = 'agreed', agreed_by = me, settled_at = now() WHERE org_id = $1 AND lowering_id = $2;
  RETURN true;
END
$$;
COMMENT ON FUNCTION breakwater.agree_to_lowering IS 'Whoever acts is the second human, and the label becomes what was proposed; false where they can not be.';

CREATE FUNCTION breakwater.withdraw_lowering(org uuid, one uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE lowering AS l
  SET state = 'withdrawn', settled_at = now()
  FROM breakwater.note AS n
  WHERE l.org_id = $1 AND l.lowering_id = $2 AND l.state = 'proposed'
    AND n.org_id = l.org_id AND n.note_id = l.note_id
    AND breakwater.sees_note(breakwater.self_id(), n)
    AND (l.proposed_by = breakwater.self_id() OR l.org_id = ANY (breakwater.orgs_held(breakwater.self_id(), 'compartments.manage')));
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.withdraw_lowering IS 'Whoever proposed it, or answers for the organization, takes it back.';

-- isAtOrBelow, core/parties/label.ts: compartments without an embargo bind for ever.
CREATE FUNCTION breakwater.is_at_or_below(one breakwater.note, tlp text, owners uuid[], compartments uuid[], embargo timestamptz)
RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT array_position(tlps, $1.tlp) <= array_position(tlps, $2)
    AND $1.owners <@ $3
    AND $1.compartments <@ $4
    AND ($1.compartments = '{}' OR $5 IS NULL OR coalesce($1.embargo_until <= $5, false))
  FROM (SELECT ARRAY['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] AS tlps) AS ascending
$$;
COMMENT ON FUNCTION breakwater.is_at_or_below IS 'Whether a note''s label limits nothing that another does not limit too.';

CREATE FUNCTION breakwater.raise_label(org uuid, one uuid, new_tlp text, new_owners uuid[], new_compartments uuid[], new_embargo timestamptz)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE breakwater.note AS n
  SET tlp = $3, owners = $4, compartments = $5, embargo_until = $6
  WHERE n.org_id = $1 AND n.note_id = $2
    AND n.org_id = ANY (breakwater.orgs_stepped_up('compartments.manage'))
    AND breakwater.sees_note(breakwater.self_id(), n)
    AND breakwater.is_at_or_below(n, $3, $4, $5, $6);
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.raise_label IS 'Adds limits to a note, which takes one person; false where it would take one away, or whoever acts may not.';

GRANT EXECUTE ON FUNCTION
  breakwater.voice_in_lowering, breakwater.sponsors_of, breakwater.propose_lowering, breakwater.agree_to_lowering,
  breakwater.withdraw_lowering, breakwater.raise_label
TO breakwater_app;
