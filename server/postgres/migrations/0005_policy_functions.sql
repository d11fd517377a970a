-- What policies ask. Each is asked once a statement in the form `x = ANY((SELECT breakwater.f())::uuid[])`: asked per row,
-- the newest 50 of a million rows took 6.4 s in place of half a millisecond.
CREATE FUNCTION breakwater.session_id() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
DECLARE
  token CONSTANT text := current_setting('breakwater.token', true);
  claimed uuid;
BEGIN
  -- Unset it is null at first, later empty.
  IF token IS NULL OR token !~ '^[0-9a-f-]{36}:[0-9a-f]{64}$' THEN
    RETURN NULL;
  END IF;
  claimed := left(token, 36)::uuid;
  RETURN CASE WHEN token = token_for(claimed) THEN claimed END;
END
$$;
COMMENT ON FUNCTION breakwater.session_id IS 'The session that this transaction was bound to by breakwater.enter; null where it was not.';

CREATE FUNCTION breakwater.person_id() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT person_id FROM session WHERE session_id = (SELECT breakwater.session_id())
$$;
COMMENT ON FUNCTION breakwater.person_id IS 'The person who acts in this transaction; null for a service and where nobody entered.';

CREATE FUNCTION breakwater.service() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT service FROM session WHERE session_id = (SELECT breakwater.session_id())
$$;
COMMENT ON FUNCTION breakwater.service IS 'The kind of job that acts in this transaction; null for a person and where nobody entered.';

-- Nobody is a member of anything until 0011 knows members.
CREATE FUNCTION breakwater.orgs_where(permission text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT '{}'::uuid[]
$$;
COMMENT ON FUNCTION breakwater.orgs_where IS 'The organizations in which whoever acts has a permission.';

CREATE FUNCTION breakwater.my_compartments() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = breakwater, pg_temp
AS $$
  SELECT '{}'::uuid[]
$$;
COMMENT ON FUNCTION breakwater.my_compartments IS 'The compartments that whoever acts has been let into.';

GRANT EXECUTE ON FUNCTION
  breakwater.session_id, breakwater.person_id, breakwater.service, breakwater.orgs_where, breakwater.my_compartments
TO breakwater_app, breakwater_matcher;
