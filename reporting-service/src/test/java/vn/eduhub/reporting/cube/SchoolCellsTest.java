package vn.eduhub.reporting.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.SchoolFigures.Kind;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.reporting.figures.CellCode;

class SchoolCellsTest {

    private static final RecordId SCHOOL = new RecordId("school1");
    private static final int STAFF = CellCode.of(Kind.STAFF, new SchoolYear(2026), null, null);

    @Test
    void aCellNeverFallsBelowZeroAndTheMismatchIsTold() {
        AtomicInteger mismatches = new AtomicInteger();
        CellChanges takeOne = change(new Place(SCHOOL, STAFF, true), -1);

        SchoolCells after = SchoolCells.empty(0).after(takeOne, mismatches::incrementAndGet);

        assertThat(after.figures(SCHOOL).cells()).isEmpty();
        assertThat(after.version()).isEqualTo(1);
        assertThat(mismatches).hasValue(1);
    }

    @Test
    void whatIsStoredIsReadBackTheSame() {
        SchoolCells cells = SchoolCells.empty(1L << 40);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            places.add(new Place(SCHOOL, cell(i), i % 3 == 0));
        }
        for (Place place : places) {
            cells = cells.after(change(place, 1), () -> {});
        }
        var serde = SchoolCells.serde();
        byte[] bytes = serde.serializer().serialize("", cells);
        assertThat(serde.deserializer().deserialize("", bytes).figures(SCHOOL)).isEqualTo(cells.figures(SCHOOL));
    }

    @Test
    void aLearnerOfOneYearIsHeldIn33Bytes() {
        Vector vector = new Vector(List.of(new Place(RecordId.derived("institution", "school:1"), 0x1234, false)));
        var serde = HeldVector.serde();
        byte[] bytes = serde.serializer().serialize("", new HeldVector(9, vector));
        assertThat(bytes).hasSize(33);
        assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(new HeldVector(9, vector));
    }

    /// 300 different cells, in no order.
    private static int cell(int i) {
        Grade grade = new Grade("%02d".formatted(i % 28 + 1));
        return CellCode.of(Kind.LEARNER, new SchoolYear(2000 + i * 7 % 150), grade, null);
    }

    private static CellChanges change(Place place, int sign) {
        CellChanges.Sum sum = new CellChanges.Sum();
        sum.add(place, sign);
        return sum.changes().orElseThrow();
    }
}
