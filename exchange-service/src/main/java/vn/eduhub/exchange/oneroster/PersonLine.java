package vn.eduhub.exchange.oneroster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A line about a person as it goes through the sort: the user's id as key, then kind, flags, line number and
/// the fields the hub uses. Never prints its content.
final class PersonLine {

    /// The person is to be cancelled, the role or enrolment too.
    static final int CANCEL = 1;

    /// Rejected already; only here so that what belongs to it is rejected with it.
    static final int REFUSED = 2;

    private static final int NONE = 0xffff;

    private final Kind kind;
    private final int flags;
    private final long line;
    private final @Nullable String[] fields;

    private PersonLine(Kind kind, int flags, long line, @Nullable String[] fields) {
        this.kind = kind;
        this.flags = flags;
        this.line = line;
        this.fields = fields;
    }

    /// The fields of each kind, by their place.
    enum Kind {
        /// full name, personal number, mother's name, commune, ethnicity, grade
        USER('u', RosterFile.USERS),
        /// birth date, sex
        DEMOGRAPHICS('d', RosterFile.DEMOGRAPHICS),
        /// name; found by the user's agents
        MOTHER('m', RosterFile.USERS),
        /// id, role, org, begin, end
        ROLE('r', RosterFile.ROLES),
        /// id
        PROFILE('p', RosterFile.USER_PROFILES),
        /// id, role, class, school, begin, end
        ENROLMENT('e', RosterFile.ENROLLMENTS);

        private final char code;
        private final RosterFile file;

        Kind(char code, RosterFile file) {
            this.code = code;
            this.file = file;
        }

        private static Kind of(char code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalStateException("no such kind of line");
        }

        RosterFile file() {
            return file;
        }
    }

    Kind kind() {
        return kind;
    }

    /// Its number in its file.
    long line() {
        return line;
    }

    /// All fields as one text.
    String print() {
        return String.join("\u001f", Arrays.asList(fields));
    }

    boolean is(int flag) {
        return (flags & flag) != 0;
    }

    @Nullable
    String field(int at) {
        return fields[at];
    }

    /// The id of the line itself: the user's where it has none of its own.
    String id(String user) {
        String own = switch (kind) {
            case USER, DEMOGRAPHICS, MOTHER -> null;
            case ROLE, PROFILE, ENROLMENT -> fields[0];
        };
        return own == null ? user : own;
    }

    /// Writes lines as bytes, into an array of its own that the next line overwrites.
    static final class Writer {

        private byte[] bytes = new byte[1024];
        private int length;
        private int keyLength;

        void write(String user, Kind kind, int flags, long line, @Nullable String... fields) {
            length = 0;
            byte[] key = user.getBytes(StandardCharsets.UTF_8);
            put(key);
            keyLength = key.length;
            room(11);
            bytes[length++] = (byte) kind.code;
            bytes[length++] = (byte) flags;
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes[length++] = (byte) (line >>> shift);
            }
            bytes[length++] = (byte) fields.length;
            for (String field : fields) {
                put(field);
            }
        }

        private void put(@Nullable String field) {
            if (field == null) {
                size(NONE);
                return;
            }
            byte[] text = field.getBytes(StandardCharsets.UTF_8);
            size(text.length);
            put(text);
        }

        private void size(int size) {
            room(2);
            bytes[length++] = (byte) (size >>> 8);
            bytes[length++] = (byte) size;
        }

        private void put(byte[] text) {
            room(text.length);
            System.arraycopy(text, 0, bytes, length, text.length);
            length += text.length;
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }

        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }

        int keyLength() {
            return keyLength;
        }
    }

    static PersonLine read(byte[] record, int keyLength) {
        ByteBuffer in = ByteBuffer.wrap(record, keyLength, record.length - keyLength);
        Kind kind = Kind.of((char) in.get());
        int flags = in.get();
        long line = in.getLong();
        @Nullable String[] fields = new @Nullable String[in.get()];
        for (int i = 0; i < fields.length; i++) {
            int size = in.getShort() & NONE;
            if (size != NONE) {
                fields[i] = new String(record, in.position(), size, StandardCharsets.UTF_8);
                in.position(in.position() + size);
            }
        }
        return new PersonLine(kind, flags, line, fields);
    }

    static String key(byte[] record, int keyLength) {
        return new String(record, 0, keyLength, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "PersonLine[" + kind + " " + line + "]";
    }
}
