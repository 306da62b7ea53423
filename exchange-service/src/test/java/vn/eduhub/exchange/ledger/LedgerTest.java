package vn.eduhub.exchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.Outcome;

class LedgerTest {

    private static LineOutcome line(String file, long line, Outcome outcome, FieldFault... faults) {
        return new LineOutcome(file, line, "id" + line, outcome, null, List.of(faults));
    }

    private static final List<LineOutcome> SOME = List.of(
            line("users.csv", 2, Outcome.ACCEPTED),
            line("users.csv", 3, Outcome.REJECTED, FieldFault.at("familyName", Fault.REQUIRED)),
            line("users.csv", 4, Outcome.REJECTED, FieldFault.at("familyName", Fault.REQUIRED)),
            line("roles.csv", 2, Outcome.REVIEW, FieldFault.at("", Fault.REFERENCE_IN_REVIEW)),
            line("", 9, Outcome.REJECTED, FieldFault.at("", Fault.REQUIRED)));

    @Test
    void linesAreCountedByFileAndRowsWithoutALineAreNot() {
        Ledger ledger = Ledger.of(SOME);

        assertThat(ledger.file("users.csv")).isEqualTo(new Counts(1, 0, 2, 0));
        assertThat(ledger.total()).isEqualTo(new Counts(1, 0, 2, 1));
    }

    @Test
    void causesAreGroupedTheMostFrequentFirst() {
        Ledger twice = Ledger.of(SOME).plus(Ledger.of(SOME));

        assertThat(twice.causes().getFirst())
                .isEqualTo(new Cause("users.csv", "familyName", Fault.REQUIRED, List.of(), 4, List.of(3L, 3L, 4L, 4L)));
        assertThat(twice.causes()).hasSize(2);
    }

    @Test
    void aBlockHoldsWhatWasPutIn() {
        List<LineOutcome> lines = List.of(
                new LineOutcome("users.csv", 7, "hs-ễ", Outcome.ACCEPTED, "12345678901", List.of()),
                line("roles.csv", 2, Outcome.REJECTED, FieldFault.at("role", Fault.UNKNOWN_CODE, "A", "B")));

        assertThat(OutcomeBlock.unpack(OutcomeBlock.pack(lines))).isEqualTo(lines);
    }
}
