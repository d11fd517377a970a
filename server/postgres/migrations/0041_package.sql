-- Names under which components are looked up, as numbers: rows of components are many, and an index over numbers is small.
-- Append-only. Nobody but jobs reads it: a list of all names would tell what others run.
CREATE TABLE breakwater.package (
  package_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 600)
);
COMMENT ON TABLE breakwater.package IS 'A package, or a product, by the name that it is looked up under: pkg:npm/lodash, cpe:apache:log4j, product:fortinet/fortios.';
COMMENT ON COLUMN breakwater.package.package_id IS 'Stands for the name in rows of components; never used again for another.';
COMMENT ON COLUMN breakwater.package.name IS 'As core/feed/feed.ts has it: LookUpName.';

ALTER TABLE breakwater.package ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON breakwater.package TO breakwater_app;
CREATE POLICY planned ON breakwater.package TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner') WITH CHECK ((SELECT breakwater.service()) = 'planner');
GRANT SELECT ON breakwater.package TO breakwater_matcher;
CREATE POLICY matched ON breakwater.package FOR SELECT TO breakwater_matcher
  USING ((SELECT breakwater.service()) = 'matcher');
