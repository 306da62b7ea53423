package vn.eduhub.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.local.store.EmbeddedStore;

class OutcomePageIT {

    private static final RecordId JOB = new RecordId("somejob");
    private static final int BATCHES = 300;

    private EmbeddedStore store;
    private MongoClient client;
    private final AtomicInteger finds = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(store.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (event.getCommandName().equals("find")) {
                            finds.incrementAndGet();
                        }
                    }
                })
                .build());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        store.close();
    }

    /// Batches of two lines; those of `bad` have one rejected line and one of no file.
    private Outcomes outcomes(List<Integer> bad) {
        Outcomes outcomes = new Outcomes(client.getDatabase("exchange"));
        for (int i = 0; i < BATCHES; i++) {
            LineOutcome clean =
                    new LineOutcome("users.csv", 2L * i, "a" + i, Outcome.ACCEPTED, "12345678901", List.of());
            List<FieldFault> faults = List.of(FieldFault.at("familyName", Fault.REQUIRED));
            LineOutcome other = bad.contains(i)
                    ? new LineOutcome("users.csv", 2L * i + 1, "b" + i, Outcome.REJECTED, null, faults)
                    : new LineOutcome("", 2L * i + 1, "b" + i, Outcome.REJECTED, null, faults);
            outcomes.add(JOB, new Outcomes.Position(0, i), List.of(clean, other));
        }
        return outcomes;
    }

    @Test
    void batchesWithoutSuchLinesAreNotRead() {
        Outcomes outcomes = outcomes(List.of(7, 290));

        OutcomePage page = OutcomePage.read(outcomes, JOB, Optional.of(Outcome.REJECTED), OutcomePage.At.START, 1_000);

        assertThat(page.outcomes()).extracting(LineOutcome::sourcedId).containsExactly("b7", "b290");
        assertThat(page.next()).isEmpty();
        assertThat(finds.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        Outcomes outcomes = outcomes(List.of(0, 1, 299));

        OutcomePage first = OutcomePage.read(outcomes, JOB, Optional.of(Outcome.REJECTED), OutcomePage.At.START, 2);
        OutcomePage second = OutcomePage.read(
                outcomes, JOB, Optional.of(Outcome.REJECTED), first.next().orElseThrow(), 2);

        assertThat(first.outcomes()).extracting(LineOutcome::sourcedId).containsExactly("b0", "b1");
        assertThat(second.outcomes()).extracting(LineOutcome::sourcedId).containsExactly("b299");
        assertThat(OutcomePage.read(outcomes, JOB, Optional.empty(), OutcomePage.At.START, 10_000)
                        .outcomes())
                .hasSize(BATCHES + 3);
    }
}
