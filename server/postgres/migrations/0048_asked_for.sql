-- Whose documents wait for a first plan is asked for once a day and feed.
ALTER TABLE breakwater.inventory ADD COLUMN asked_for text;
COMMENT ON COLUMN breakwater.inventory.asked_for IS 'The day and feed for which a first plan was asked for last.';
CREATE POLICY asked ON breakwater.inventory FOR UPDATE TO breakwater_app
  USING ((SELECT breakwater.service()) = 'planner');
