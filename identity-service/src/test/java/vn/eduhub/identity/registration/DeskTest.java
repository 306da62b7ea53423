package vn.eduhub.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.Person.Verification;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.identity.matching.Claim;
import vn.eduhub.identity.matching.Descriptions;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.KeysProperties;

class DeskTest {

    private static final LocalDate BIRTHDAY = LocalDate.of(2016, 9, 5);
    private static final String LIKENESS = "abc";

    private static final List<String> BLOCKS = List.of("block");

    private final Desk desk = new Desk();
    private final PersonHashes hashes;

    DeskTest(@TempDir Path keys) {
        hashes = new PersonHashes(
                new HubKeys(new KeysProperties(keys, Duration.ofHours(1), true)), Descriptions.ofPersons());
    }

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
    void lookalikesAreThoseWhoShareABlock() {
        Dossier dossier = stored(1, "abc:0", List.of());
        desk.put(dossier);

        assertThat(desk.candidates(inquiry("ref")).lookalikes()).containsExactly(dossier.candidate());
    }

    @Test
    void blocksAreKeyedHashesAndTheSameHoweverTheNameIsWritten() {
        Applicant unaccented = new Applicant("ref", "LE THI HOA", BIRTHDAY, Sex.FEMALE, null, "Tran Mai");
        List<String> blocks = hashes.blocks(hashes.described(unaccented, null), LIKENESS);

        assertThat(blocks)
                .isEqualTo(hashes.blocks(hashes.described(inquiry("ref").applicant(), null), LIKENESS))
                .hasSizeBetween(3, 5)
                .allMatch(block -> block.length() == 12);
    }

    @Test
    void aNameWithoutALetterIsLookedUpByItsLikeness() {
        Applicant nameless = new Applicant("ref", "...", BIRTHDAY, Sex.FEMALE, null, null);

        assertThat(hashes.blocks(hashes.described(nameless, null), LIKENESS)).containsExactly(LIKENESS);
    }

    @Test
    void nothingPersonalIsPrinted() {
        assertThat(inquiry("ref")).asString().contains("ref").doesNotContainIgnoringCase("hoa", "2016", "mai");
    }

    private Inquiry inquiry(String ref) {
        Applicant applicant = new Applicant(ref, "Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, null, "Trần Thị Mai");
        Claim claim = new Claim(hashes.described(applicant, null), BIRTHDAY, Sex.FEMALE, null);
        return new Inquiry(0, applicant, claim, null, LIKENESS, BLOCKS, "print");
    }

    private Dossier stored(int number, String slot, List<Link> links) {
        Person person = new Person(
                "Lê Thị Hoa",
                BIRTHDAY,
                Sex.FEMALE,
                "Trần Thị Mai",
                null,
                List.of(),
                LIKENESS,
                slot,
                Verification.UNVERIFIED,
                BLOCKS);
        RecordBody<Person> body = new RecordBody<>(
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
                person);
        return Dossier.stored(body, hashes);
    }
}
