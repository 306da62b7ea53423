package vn.eduhub.bench;

import tools.jackson.databind.JsonNode;

/// An intake job as `GET /v1/intake/{id}` tells it.
///
/// @param in rows read so far
record Job(String state, long in, long accepted, long pending, String rows) {

    static Job of(JsonNode job) {
        JsonNode rows = job.path("rows");
        return new Job(
                job.path("state").asString(""),
                rows.path("in").asLong(0),
                rows.path("accepted").asLong(0),
                rows.path("pending").asLong(0),
                rows.toString());
    }

    boolean isRunning() {
        return state.equals("RUNNING");
    }

    boolean isCompleted() {
        return state.equals("COMPLETED");
    }

    /// Whether every row was taken as new.
    boolean isAllAccepted() {
        return isCompleted() && accepted == in;
    }
}
