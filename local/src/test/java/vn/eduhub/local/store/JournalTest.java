package vn.eduhub.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final List<String> CHANGES = List.of("first", "", "third and longest");

    @TempDir
    private Path folder;

    private Path written() throws IOException {
        try (Journal journal = new Journal(folder, 7, true)) {
            for (String change : CHANGES) {
                journal.append(Journal.PUT, 3, change.getBytes(StandardCharsets.UTF_8));
            }
            journal.await();
        }
        return folder.resolve("journal-000000000007");
    }

    private List<String> replayed(long first) throws IOException {
        List<String> changes = new ArrayList<>();
        Journal.replay(folder, first, (kind, collection, content) -> {
            assertThat(kind).isEqualTo(Journal.PUT);
            assertThat(collection).isEqualTo(3);
            changes.add(new String(content, StandardCharsets.UTF_8));
        });
        return changes;
    }

    @Test
    void whatWasWrittenIsReplayedInOrder() throws IOException {
        written();
        assertThat(replayed(7)).isEqualTo(CHANGES);
        assertThat(replayed(8)).isEmpty();
    }

    /// A process can die at any byte of a write.
    @Test
    void aFileCutAnywhereGivesItsWholeChanges() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        int most = 0;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            List<String> changes = replayed(7);
            assertThat(changes).isEqualTo(CHANGES.subList(0, changes.size()));
            assertThat(changes.size()).isGreaterThanOrEqualTo(most);
            most = changes.size();
        }
        assertThat(most).isEqualTo(CHANGES.size());
    }

    @Test
    void aChangedByteEndsTheReplayBeforeIt() throws IOException {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThat(replayed(7)).containsExactly("first", "");
    }

    @Test
    void aNewFileFollowsAndTheOldCanGo() throws IOException {
        try (Journal journal = new Journal(folder, 0, false)) {
            journal.append(Journal.PUT, 3, "old".getBytes(StandardCharsets.UTF_8));
            long next = journal.rotate();
            journal.append(Journal.PUT, 3, "new".getBytes(StandardCharsets.UTF_8));
            journal.await();
            assertThat(replayed(0)).containsExactly("old", "new");
            Journal.deleteBefore(folder, next);
            assertThat(replayed(0)).containsExactly("new");
            assertThat(replayed(next)).containsExactly("new");
        }
    }
}
