package vn.eduhub.exchange.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.platform.problem.HubError;
import vn.eduhub.platform.problem.HubException;

class CsvCheckTest {

    private static CsvCheck.Result check(byte[] bytes) {
        CsvCheck check = new CsvCheck("users.csv");
        check.accept(bytes, bytes.length);
        return check.finish();
    }

    private static CsvCheck.Result check(String text) {
        return check(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HubException refused(byte[] bytes) {
        try {
            check(bytes);
        } catch (HubException e) {
            return e;
        }
        throw new AssertionError("not refused");
    }

    private static HubError refusal(String text, Charset charset) {
        return refused(text.getBytes(charset)).error();
    }

    @Test
    void linesOfDataAreCountedWithoutBlankOnes() {
        CsvCheck.Result result = check("a,b\r\n1,2\r\n\r\n\"x\r\ny\",\"say \"\"so\"\"\"\r\n,\r\n5,6");

        assertThat(result.header()).isEqualTo("a,b");
        assertThat(result.lines()).isEqualTo(4);
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheHeader() {
        assertThat(check("\ufeffsourcedId,status\n1,2\n").header()).isEqualTo("sourcedId,status");
    }

    @Test
    void anUnclosedQuoteIsRefusedWithTheLineItBeganIn() {
        HubException refusal = refused("a,b\n1,2\n\"Lê,2\n3,4\n".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.error()).isEqualTo(ExchangeError.BROKEN_QUOTES);
        assertThat(refusal.arguments()).containsExactly("users.csv", "3");
    }

    @Test
    void aQuoteInTheMiddleOfAFieldIsRefused() {
        assertThat(refusal("a,b\n1,x\"y\n", StandardCharsets.UTF_8)).isEqualTo(ExchangeError.BROKEN_QUOTES);
        assertThat(refusal("a,b\n1,\"x\"y\n", StandardCharsets.UTF_8)).isEqualTo(ExchangeError.BROKEN_QUOTES);
    }

    @Test
    void zerosAreNoTextInAnyEncoding() {
        assertThat(refusal("\0".repeat(5_000), StandardCharsets.US_ASCII)).isEqualTo(ExchangeError.ENCODING_UNKNOWN);
        assertThat(refusal("sourcedId,givenName\n1,A\0\0\0\0n\n", StandardCharsets.US_ASCII))
                .isEqualTo(ExchangeError.ENCODING_UNKNOWN);
        assertThat(refusal("sourcedId,givenName,familyName\n1,A\0n,Trần\n", StandardCharsets.UTF_8))
                .isEqualTo(ExchangeError.ENCODING_UNKNOWN);
        assertThat(refusal("mã,tên\n1,Nguyễn Thị Ánh\n", StandardCharsets.UTF_16BE))
                .isEqualTo(ExchangeError.ENCODING_UTF_16);
    }

    @Test
    void utf16IsNamedWithAndWithoutMark() {
        assertThat(refusal("sourcedId,givenName\n1,An\n", StandardCharsets.UTF_16))
                .isEqualTo(ExchangeError.ENCODING_UTF_16);
        assertThat(refusal("sourcedId,givenName\n1,An\n", StandardCharsets.UTF_16LE))
                .isEqualTo(ExchangeError.ENCODING_UTF_16);
    }

    @Test
    void windows1258IsNamed() {
        // The encoding has no letter with two marks: they are written as a vowel and a tone mark.
        String text = "1,Hi\u00ea\u0300n,Nguy\u00ea\u0303n Th\u01a1\u0300,\u0110\u01b0\u0301c,Ph\u00e2\u0323m";

        assertThat(refusal(text, Charset.forName("windows-1258"))).isEqualTo(ExchangeError.ENCODING_WINDOWS_1258);
    }

    @Test
    void windows1252IsNamed() {
        assertThat(refusal("id,name\n1,François Müller\n", Charset.forName("windows-1252")))
                .isEqualTo(ExchangeError.ENCODING_WINDOWS_1252);
    }

    @Test
    void overlongFormsAndSurrogatesAreNotUtf8() {
        for (byte[] bad : List.of(
                new byte[] {'a', (byte) 0xc0, (byte) 0x80},
                new byte[] {'a', (byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {'a', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {'a', (byte) 0xe1, (byte) 0xba})) {
            assertThatExceptionOfType(HubException.class)
                    .as(Arrays.toString(bad))
                    .isThrownBy(() -> check(bad))
                    .satisfies(e -> assertThat(e.error().code()).startsWith("encoding-"));
        }
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
        byte[] bytes = new byte[CsvCheck.LINE_BYTES_MAX + 10];
        Arrays.fill(bytes, (byte) 'x');

        assertThat(refused(bytes).error()).isEqualTo(ExchangeError.LINE_TOO_LONG);
    }

    @Test
    void itCountsWhatTheReaderReads() throws IOException {
        long seed = 20260905;
        Random random = new Random(seed);
        String[] pieces = {"a", "", "ễ", "\"x\"", "\"\"", "\"p,q\"", "\"l1\nl2\"", "\"say \"\"hi\"\"\"", " "};
        String[] ends = {"\n", "\r\n", "\r"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder("h1,h2,h3\n");
            int rows = random.nextInt(6);
            for (int i = 0; i < rows; i++) {
                List<String> fields = new ArrayList<>();
                for (int f = random.nextInt(4); f >= 0; f--) {
                    fields.add(pieces[random.nextInt(pieces.length)]);
                }
                text.append(String.join(",", fields)).append(ends[random.nextInt(ends.length)]);
            }
            CsvCheck.Result checked = check(text.toString());
            Header header = Header.read("x.csv", checked.header(), List.of("h1", "h2", "h3"));
            long read = 0;
            try (Lines lines =
                    new Lines(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), header)) {
                for (; lines.hasNext(); read++) {
                    lines.next();
                }
            }
            assertThat(read).as("seed %d round %d: %s", seed, round, text).isEqualTo(checked.lines());
        }
    }

    @Test
    void aHeaderMustHaveTheColumnsInTheirOrder() {
        List<String> expected = List.of("sourcedId", "status", "name");

        assertThat(Header.read("o.csv", "sourcedId,status,name,metadata.level", expected)
                        .at("metadata.level"))
                .isEqualTo(3);
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> Header.read("o.csv", "sourcedId,name,status", expected))
                .satisfies(e -> assertThat(e.error()).isEqualTo(ExchangeError.HEADER_ORDER));
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> Header.read("o.csv", "sourcedId,status,nom", expected))
                .satisfies(e -> {
                    assertThat(e.error()).isEqualTo(ExchangeError.HEADER_COLUMNS);
                    assertThat(e.faults()).hasSize(2);
                });
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> Header.read("o.csv", "metadata.x,sourcedId,status,name", expected))
                .satisfies(e -> assertThat(e.error()).isEqualTo(ExchangeError.HEADER_ORDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sourcedId;status;name", "u1,active,Trần Thị Thử", "", "SOURCEDID\tSTATUS\tNAME"})
    void aFirstLineThatIsNoHeaderIsSaidAndNotRepeated(String first) {
        assertThatExceptionOfType(HubException.class)
                .isThrownBy(() -> Header.read("o.csv", first, List.of("sourcedId", "status", "name")))
                .satisfies(e -> {
                    assertThat(e.error()).isEqualTo(ExchangeError.HEADER_MISSING);
                    assertThat(e.faults()).isEmpty();
                    assertThat(e.arguments()).containsExactly("o.csv", "sourcedId,status,name");
                });
    }
}
