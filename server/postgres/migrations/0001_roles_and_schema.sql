-- Who may use the schema at all; each table then grants what the runtime role may do with it. The roles are made before:
-- by the launcher, or by whoever runs the server (docs/guides/operator.md).
COMMENT ON SCHEMA breakwater IS 'Everything of Breakwater. Every table has forced row-level security.';

GRANT USAGE ON SCHEMA breakwater TO breakwater_app, breakwater_matcher;

-- A function is executable by everybody unless told otherwise; each says for itself who may call it.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
