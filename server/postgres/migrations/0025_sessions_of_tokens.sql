-- Tokens begin and end together with the session that they open.
CREATE FUNCTION breakwater.make_token(
  org uuid, id uuid, session uuid, hash bytea, called text, hinted text, limited_to text[], ends timestamptz
) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  WITH made AS (
    INSERT INTO api_token (org_id, token_id, person_id, name, hint, scopes, expires_at)
    SELECT org, id, breakwater.person_id(), called, hinted, limited_to, ends
    WHERE org = ANY ((SELECT breakwater.orgs_where('tokens.manage'))::uuid[])
      AND EXISTS (
        SELECT FROM session AS s WHERE s.session_id = (SELECT breakwater.session_id()) AND s.kind = 'person'
      )
    RETURNING person_id
  ), opened AS (
    INSERT INTO session (session_id, secret_hash, kind, person_id, token_id, expires_at)
    SELECT session, hash, 'token', person_id, id, ends
    FROM made
    RETURNING 1
  )
  SELECT count(*) = 1 FROM opened
$$;
COMMENT ON FUNCTION breakwater.make_token IS 'Makes a token in the name of the person who acts; false where they may not, and for a token that asks for another.';

CREATE FUNCTION breakwater.revoke_token(org uuid, id uuid) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  WITH ended AS (
    UPDATE api_token
    SET revoked_at = now()
    WHERE org_id = org AND token_id = id AND revoked_at IS NULL
      AND org_id = ANY ((SELECT breakwater.orgs_where('tokens.manage'))::uuid[])
    RETURNING token_id
  ), closed AS (
    UPDATE session
    SET revoked_at = now()
    FROM ended
    WHERE session.token_id = ended.token_id AND session.revoked_at IS NULL
    RETURNING 1
  )
  SELECT count(*) = 1 FROM closed
$$;
COMMENT ON FUNCTION breakwater.revoke_token IS 'Ends a token of an organization; false where there is none that whoever acts may end.';

GRANT EXECUTE ON FUNCTION breakwater.make_token, breakwater.revoke_token TO breakwater_app;

-- The limits that a token puts on its person, for whoever decides.
CREATE FUNCTION breakwater.token_limits(OUT org_id uuid, OUT scopes text[]) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  SELECT t.org_id, t.scopes
  FROM session AS s JOIN api_token AS t ON t.token_id = s.token_id
  WHERE s.session_id = (SELECT breakwater.session_id())
$$;
COMMENT ON FUNCTION breakwater.token_limits IS 'The organization and permissions that the token of this transaction is limited to; no row for a person''s own session.';
GRANT EXECUTE ON FUNCTION breakwater.token_limits TO breakwater_app;
