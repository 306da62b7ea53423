package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.exchange.sort.SortedRecords;

/// Reads sorted lines user by user.
final class PersonGroups {

    private final SortedRecords records;
    private byte @Nullable [] ahead;
    private int aheadKeyLength;

    PersonGroups(SortedRecords records) throws IOException {
        this.records = records;
        advance();
    }

    private void advance() throws IOException {
        if (!records.next()) {
            ahead = null;
            return;
        }
        byte[] record = new byte[records.length()];
        System.arraycopy(records.bytes(), records.offset(), record, 0, record.length);
        ahead = record;
        aheadKeyLength = records.keyLength();
    }

    Optional<PersonGroup> next() throws IOException {
        if (ahead == null) {
            return Optional.empty();
        }
        String id = PersonLine.key(ahead, aheadKeyLength);
        PersonGroup group = new PersonGroup(id);
        while (ahead != null && PersonLine.key(ahead, aheadKeyLength).equals(id)) {
            group.add(ahead, aheadKeyLength);
            advance();
        }
        return Optional.of(group);
    }
}
