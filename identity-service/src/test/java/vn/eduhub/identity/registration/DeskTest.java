package vn.eduhub.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.Person.Verification;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.identity.matching.Claim;
import vn.eduhub.identity.naming.FoldedName;

class DeskTest {

    private static final LocalDate BIRTHDAY = LocalDate.of(2016, 9, 5);
    private static final String LIKENESS = "abc";

    private final Desk desk = new Desk();

    @Test
    void theFirstOfALikenessGetsTheFirstSlot() {
        assertThat(desk.freeSlot(LIKENESS)).contains("abc:0");
    }

    @Test
    void aGapLeftByACorrectionIsNotFilledAndDoesNotBlock() {
        desk.put(stored(1, "abc:0", List.of()));
        desk.put(stored(2, "abc:7", List.of()));

        assertThat(desk.freeSlot(LIKENESS)).contains("abc:8");
    }

    @Test
    void thereIsNoRoomForATownOfNamesakes() {
        desk.put(stored(1, "abc:" + (Desk.LOOKALIKES_MAX - 1), List.of()));

        assertThat(desk.freeSlot(LIKENESS)).isEmpty();
        assertThat(desk.freeSlot("other")).contains("other:0");
    }

    @Test
    void aRefThatNamesAPersonByNumberIsLinkedToThem() {
        Dossier dossier = stored(1, "abc:0", List.of());
        desk.put(dossier);

        assertThat(desk.linked(inquiry("record|" + dossier.id()))).contains(dossier);
        assertThat(desk.linked(inquiry("record|" + EducationId.of(999_999_999))))
                .isEmpty();
        assertThat(desk.linked(inquiry("record|x"))).isEmpty();
    }

    @Test
    void theOldestRefsAreForgottenAndTheNumberIsNot() {
        List<Link> links = new ArrayList<>();
        links.add(new Link(Dossier.numberKey("hash"), ""));
        for (int i = 1; i < 500; i++) {
            links.add(new Link("ref-" + i, "print"));
        }
        Dossier dossier = stored(1, "abc:0", links);

        dossier.link(inquiry("newest"), "same-mother");

        assertThat(dossier.keys())
                .hasSize(500)
                .contains("#hash", "ref-2", "newest")
                .doesNotContain("ref-1");
        assertThat(dossier.said(inquiry("newest"))).isTrue();
        assertThat(dossier.isChanged()).isTrue();
    }

    @Test
    void nothingPersonalIsPrinted() {
        assertThat(inquiry("ref")).asString().contains("ref").doesNotContainIgnoringCase("hoa", "2016", "mai");
    }

    private static Inquiry inquiry(String ref) {
        Applicant applicant = new Applicant(ref, "Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, null, "Trần Thị Mai");
        Claim claim = new Claim(FoldedName.of("Lê Thị Hoa"), BIRTHDAY, Sex.FEMALE, FoldedName.of("Trần Thị Mai"), null);
        return new Inquiry(0, applicant, claim, null, LIKENESS, "print");
    }

    private static Dossier stored(int number, String slot, List<Link> links) {
        Person person = new Person(
                "Lê Thị Hoa",
                BIRTHDAY,
                Sex.FEMALE,
                "Trần Thị Mai",
                null,
                List.of(),
                LIKENESS,
                slot,
                Verification.UNVERIFIED);
        return Dossier.stored(new RecordBody<>(
                EducationId.of(EducationId.NUMBER_MIN + number).recordId(),
                1,
                Instant.EPOCH,
                "test",
                "test",
                false,
                List.of(),
                List.of(),
                links,
                null,
                null,
                person));
    }
}
