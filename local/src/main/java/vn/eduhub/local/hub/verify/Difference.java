package vn.eduhub.local.hub.verify;

/// A record whose last event does not carry its stored version.
///
/// @param stored 0 when the store has no such record
/// @param logged 0 when the log has no event of it
record Difference(String recordId, long stored, long logged) {

    @Override
    public String toString() {
        return recordId + ": stored " + (stored == 0 ? "nowhere" : "version " + stored) + ", last event "
                + (logged == 0 ? "none" : "version " + logged);
    }
}
