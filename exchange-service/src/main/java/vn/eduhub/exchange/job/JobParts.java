package vn.eduhub.exchange.job;

/// What a run of a job works with.
record JobParts(Jobs jobs, Outcomes outcomes, Ledgers ledgers, Owners owners, Spool spool, Alarm alarm) {}
