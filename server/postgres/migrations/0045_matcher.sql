-- Whoever matches a new feed across all organizations reads who has which package in which version, and nothing else of them;
-- and writes matches, and nothing else.
GRANT SELECT (org_id, asset_id, number, package_id, version_key) ON breakwater.component TO breakwater_matcher;
GRANT SELECT ON breakwater.component_name TO breakwater_matcher;
GRANT SELECT, INSERT ON breakwater.match TO breakwater_matcher;
CREATE POLICY matched ON breakwater.component FOR SELECT TO breakwater_matcher
  USING ((SELECT breakwater.service()) = 'matcher');
CREATE POLICY matched ON breakwater.component_name FOR SELECT TO breakwater_matcher
  USING ((SELECT breakwater.service()) = 'matcher');
CREATE POLICY matched ON breakwater.match TO breakwater_matcher
  USING ((SELECT breakwater.service()) = 'matcher')
  WITH CHECK ((SELECT breakwater.service()) = 'matcher' AND NOT is_weighed);
