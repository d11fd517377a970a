-- Sign-in writes down what it does in the ledgers of those whose member somebody is.
CREATE FUNCTION breakwater.orgs_of_person(person uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = breakwater, pg_temp
AS $$
  SELECT coalesce(array_agg(m.org_id), '{}')
  FROM member AS m
  WHERE m.person_id = person AND m.state <> 'removed' AND (SELECT breakwater.service()) = 'sign-in'
$$;
COMMENT ON FUNCTION breakwater.orgs_of_person IS 'The organizations whose member a person is. Asked by sign-in alone; for others none.';
GRANT EXECUTE ON FUNCTION breakwater.orgs_of_person TO breakwater_app;
