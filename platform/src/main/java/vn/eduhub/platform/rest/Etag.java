package vn.eduhub.platform.rest;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// A record's version as an entity tag: `"7"`. Who is told less than all of it gets another tag, `"7-bf"`, made of the
/// first letters of the groups that are told: one tag never stands for two different answers.
public final class Etag {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})(-[a-z]{0,8})?\"");

    private Etag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// @param told groups of fields that the answer tells
    public static String of(long version, Set<FieldGroup> told) {
        if (told.size() == FieldGroup.values().length) {
            return of(version);
        }
        StringBuilder letters = new StringBuilder();
        for (FieldGroup group : FieldGroup.values()) {
            if (told.contains(group)) {
                letters.append(Character.toLowerCase(group.name().charAt(0)));
            }
        }
        return "\"" + version + "-" + letters + "\"";
    }

    /// Whether `If-None-Match` names this tag.
    public static boolean matches(@Nullable String ifNoneMatch, String current) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String tag : ifNoneMatch.split(",", -1)) {
            String bare = tag.strip();
            if (bare.equals("*") || bare.equals(current) || bare.equals("W/" + current)) {
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
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            throw HubException.invalid("/If-Match", Fault.NOT_AN_IDENTIFIER, "ETag");
        }
        return Long.parseLong(matcher.group(1));
    }

    /// 412 unless the record still has the version the caller read.
    public static void check(@Nullable String ifMatch, long version) {
        if (required(ifMatch) != version) {
            throw new HubException(PlatformError.STALE);
        }
    }
}
