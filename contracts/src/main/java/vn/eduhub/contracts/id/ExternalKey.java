package vn.eduhub.contracts.id;

/// How a sender calls a record: the sender's unit, the type of the thing (`org`, `user`, `class`,
/// `enrolment`) and the sender's own id of it, 1 to 255 characters without control characters. Two senders
/// may use the same id for different things.
public record ExternalKey(RecordId sender, String type, String sourcedId) {

    public ExternalKey {
        if (!isSourcedId(sourcedId)) {
            throw new IllegalArgumentException("sourcedId: 1 to 255 characters expected");
        }
        if (type.isEmpty() || type.indexOf('|') >= 0) {
            throw new IllegalArgumentException("type: a word expected");
        }
    }

    public static boolean isSourcedId(String text) {
        return !text.isEmpty() && text.length() <= 255 && text.chars().noneMatch(Character::isISOControl);
    }

    /// `sender|type|sourcedId`: unique over all senders, because neither sender nor type holds a bar.
    public String text() {
        return sender + "|" + type + "|" + sourcedId;
    }
}
