package vn.eduhub.platform.rest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// A record's version as an entity tag: `"7"`. Who is told less than all of it gets another tag, `"7-bf"`, made of the
/// first letters of the groups that are told: one tag never stands for two different answers.
public final class Etag {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})(-[a-z]{0,8})?\"");

    private static final int CONTENT_BYTES = 16;

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

    /// Of something without a version: a hash of what is told of it.
    static String ofContent(Object view) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(HubJson.TOLERANT.writeValueAsBytes(view));
            return "\"" + HexFormat.of().formatHex(hash, 0, CONTENT_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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

    /// 412 when `If-Match` is given and names another version: for posts that change a record, where it
    /// may be left out.
    public static void checkIfGiven(@Nullable String ifMatch, long version) {
        if (ifMatch != null && required(ifMatch) != version) {
            throw new HubException(PlatformError.STALE);
        }
    }

    /// 412 unless the record still has the version the caller read, or the caller itself made the next
    /// one out of it and asks again because the answer was lost. Then the change must find nothing left
    /// to do.
    ///
    /// @return whether the caller asks again
    public static boolean isAskedAgain(@Nullable String ifMatch, RecordBody<?> body, String clientId) {
        long named = required(ifMatch);
        if (named == body.version()) {
            return false;
        }
        if (named > 0 && named == body.version() - 1 && body.actor().equals(clientId)) {
            return true;
        }
        throw new HubException(PlatformError.STALE);
    }

    /// 412 when a change that is asked for again would change something: then it is another change.
    public static void checkRepeated(boolean askedAgain, boolean changesSomething) {
        if (askedAgain && changesSomething) {
            throw new HubException(PlatformError.STALE);
        }
    }
}
