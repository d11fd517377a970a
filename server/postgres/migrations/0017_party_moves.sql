-- Moves that write what their asker may not read: names of others, places in other organizations. Each asks row security's
-- own questions first, and answers no more than whether it was done.
CREATE FUNCTION breakwater.enrol_organization(
  enroller uuid, org uuid, org_name text, org_kind text, org_sector text, hours double precision,
  invitation uuid, email text, code_hash bytea, expires timestamptz
) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
DECLARE
  enroller_kind text;
BEGIN
  SELECT kind INTO enroller_kind
  FROM organization
  WHERE org_id = enroller AND org_id = ANY (breakwater.orgs_stepped_up('organization.manage'));
  -- mayEnrol, core/parties/organization.ts
  IF enroller_kind IS NULL OR org_kind = 'clearinghouse' OR NOT (
    enroller_kind = 'clearinghouse'
    OR (
      enroller_kind IN ('service_provider', 'state_or_local_government', 'federal_agency')
      AND org_kind <> 'federal_agency'
    )
  ) THEN
    RETURN false;
  END IF;
  INSERT INTO organization (org_id, name, kind, sector, hours_a_week, enrolled_by)
  VALUES (org, org_name, org_kind, org_sector, hours, enroller);
  INSERT INTO invitation (org_id, invitation_id, email, role, code_hash, expires_at, state)
  VALUES (org, invitation, email, 'administrator', code_hash, expires, 'open');
  RETURN true;
END
$$;
COMMENT ON FUNCTION breakwater.enrol_organization IS 'Makes an organization in the name of a provider or the clearinghouse, with the invitation of its first administrator; false where it may not.';

CREATE FUNCTION breakwater.suspend_organization(clearinghouse uuid, org uuid, suspended boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE organization AS o
  SET suspended_at = CASE WHEN suspended THEN now() END
  WHERE o.org_id = org
    AND o.kind <> 'clearinghouse'
    AND (o.suspended_at IS NULL) = suspended
    AND EXISTS (
      SELECT FROM organization AS own
      WHERE own.org_id = clearinghouse AND own.kind = 'clearinghouse'
        AND own.org_id = ANY (breakwater.orgs_stepped_up('organization.manage'))
    );
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.suspend_organization IS 'Suspends an organization or lets it act again, in the name of the clearinghouse; false where there is nothing to do, or it may not.';

-- Whom an organization may let act for it. That it is there is no secret: providers offer themselves.
CREATE FUNCTION breakwater.find_provider(provider uuid, OUT name text, OUT kind text) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT o.name, o.kind
  FROM organization AS o
  WHERE o.org_id = $1
    AND o.suspended_at IS NULL
    AND o.kind IN ('service_provider', 'state_or_local_government', 'federal_agency', 'clearinghouse')
$$;
COMMENT ON FUNCTION breakwater.find_provider IS 'Name and kind of an organization that acts for others.';

CREATE FUNCTION breakwater.give_grant(org uuid, new_grant uuid, provider uuid, scopes text[], expires timestamptz)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  INSERT INTO provider_grant (org_id, grant_id, provider_id, customer_name, provider_name, scopes, state, given_at, given_by, expires_at)
  SELECT own.org_id, new_grant, provider, own.name, theirs.name, $4, 'given', now(), breakwater.person_id(), expires
  FROM organization AS own
  CROSS JOIN breakwater.find_provider(provider) AS theirs
  WHERE own.org_id = org AND own.org_id = ANY (breakwater.orgs_stepped_up('grants.manage'));
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.give_grant IS 'Lets a provider act for an organization; false where whoever acts may not give it.';

-- A provider asks the organizations that it enrolled itself: of others it would learn that they are there.
CREATE FUNCTION breakwater.ask_grant(provider uuid, new_grant uuid, org uuid, scopes text[], expires timestamptz)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  INSERT INTO provider_grant (org_id, grant_id, provider_id, customer_name, provider_name, scopes, state, asked_at, expires_at)
  SELECT o.org_id, new_grant, provider, o.name, theirs.name, $4, 'asked', now(), expires
  FROM organization AS o
  CROSS JOIN breakwater.find_provider(provider) AS theirs
  WHERE o.org_id = org AND o.enrolled_by = provider
    AND provider = ANY (breakwater.orgs_stepped_up('grants.manage'));
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.ask_grant IS 'Asks an organization for a grant, in the name of the provider that enrolled it; false where whoever acts may not.';

CREATE FUNCTION breakwater.make_compartment(
  sponsor uuid, new_compartment uuid, new_name text, new_purpose text, new_purposes text[],
  new_terms text, new_digest text, expires timestamptz
) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  IF sponsor <> ALL (breakwater.orgs_stepped_up('compartments.manage')) THEN
    RETURN false;
  END IF;
  INSERT INTO compartment (org_id, compartment_id, name, purpose, purposes, terms, terms_digest, expires_at)
  VALUES (sponsor, new_compartment, new_name, new_purpose, new_purposes, new_terms, new_digest, expires);
  -- Who makes it is in it: there is nobody else who could read anybody in.
  INSERT INTO read_in (org_id, compartment_id, person_id, purposes, state, offered_by, expires_at, terms_digest, on_behalf_of, known_as, accepted_at)
  SELECT sponsor, new_compartment, p.person_id, new_purposes, 'accepted', p.person_id, expires, new_digest, sponsor, p.name || ', ' || o.name, now()
  FROM person AS p, organization AS o
  WHERE p.person_id = breakwater.person_id() AND o.org_id = sponsor;
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.make_compartment IS 'Makes a compartment and reads in who makes it; false where they may not.';

CREATE FUNCTION breakwater.accept_terms(compartment uuid, digest text, behalf uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
BEGIN
  UPDATE read_in AS r
  SET state = 'accepted', terms_digest = digest, on_behalf_of = behalf, known_as = p.name || ', ' || o.name, accepted_at = now()
  FROM breakwater.compartment AS c, person AS p, organization AS o
  WHERE r.compartment_id = $1
    AND r.person_id = breakwater.self_id()
    AND r.state <> 'ended'
    AND r.expires_at > now()
    AND c.org_id = r.org_id AND c.compartment_id = r.compartment_id
    AND c.terms_digest = digest
    AND c.closed_at IS NULL
    AND c.expires_at > now()
    AND p.person_id = r.person_id
    AND o.org_id = behalf
    AND behalf = ANY (breakwater.my_orgs());
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION breakwater.accept_terms IS 'Whoever acts accepts these terms of a compartment that is offered to them, on behalf of an organization of theirs; false where it can not be.';

GRANT EXECUTE ON FUNCTION
  breakwater.enrol_organization, breakwater.suspend_organization, breakwater.find_provider, breakwater.give_grant,
  breakwater.ask_grant, breakwater.make_compartment, breakwater.accept_terms
TO breakwater_app;
