-- Whoever brings in a history may tell the planner, which would otherwise take a minute to notice.
grant maintain on metering.usage_hour to tributary_app;
