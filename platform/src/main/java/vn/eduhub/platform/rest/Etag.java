package vn.eduhub.platform.rest;

import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// A record's version as an entity tag: `"7"`.
public final class Etag {

    private Etag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// Whether `If-None-Match` names this version.
    public static boolean matches(@Nullable String ifNoneMatch, long version) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String tag : ifNoneMatch.split(",", -1)) {
            String bare = tag.strip();
            if (bare.equals("*") || bare.equals(of(version)) || bare.equals("W/" + of(version))) {
                return true;
            }
        }
        return false;
    }

    /// The version that `If-Match` names: 428 when there is none, 400 when it is no tag of ours.
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new HubException(PlatformError.PRECONDITION_REQUIRED);
        }
        String tag = ifMatch.strip();
        if (tag.length() < 3 || tag.length() > 21 || !tag.startsWith("\"") || !tag.endsWith("\"")) {
            throw HubException.invalid("/If-Match", Fault.NOT_AN_IDENTIFIER, "ETag");
        }
        try {
            return Long.parseLong(tag.substring(1, tag.length() - 1));
        } catch (NumberFormatException e) {
            throw HubException.invalid("/If-Match", Fault.NOT_AN_IDENTIFIER, "ETag");
        }
    }

    /// 412 unless the record still has the version the caller read.
    public static void check(@Nullable String ifMatch, long version) {
        if (required(ifMatch) != version) {
            throw new HubException(PlatformError.STALE);
        }
    }
}
