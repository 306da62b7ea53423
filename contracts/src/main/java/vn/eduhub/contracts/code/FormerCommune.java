package vn.eduhub.contracts.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A commune of the days before the reform of 01/07/2025, all 10,035 in `former-communes.csv`. 3,315 of their codes are
/// still in use. Such a code names the commune that the place is in now, larger and often of another name (00004 was
/// Trúc Bạch, which went into Ba Đình, 00004), so nobody gets one of these without naming a day of theirs.
///
/// @param code five digits
/// @param province code of the province of those days
/// @param successor code, from 01/07/2025, of the commune that the place, or most of it as far as is known, is in; the
///     same code where that is still in use. 441 communes were divided, and of these the source names one part
public record FormerCommune(String code, String name, String district, String province, String successor) {

    /// When the last of them came to be: what lay where on an earlier day is not known.
    public static final LocalDate FROM = LocalDate.of(2025, 3, 1);

    /// The day on which they were no more.
    public static final LocalDate UNTIL = LocalDate.of(2025, 7, 1);

    public static Optional<FormerCommune> find(String code) {
        return Optional.ofNullable(Loaded.BY_CODE.get(code));
    }

    /// By code.
    public static Collection<FormerCommune> all() {
        return Loaded.BY_CODE.values();
    }

    /// Read when somebody first asks: most processes never do, and none should start slower for it.
    private static final class Loaded {

        private static final String FILE = "former-communes.csv";
        private static final Map<String, FormerCommune> BY_CODE = read();

        private static Map<String, FormerCommune> read() {
            Map<String, FormerCommune> communes = new LinkedHashMap<>(16_384);
            try (InputStream file = Objects.requireNonNull(FormerCommune.class.getResourceAsStream(FILE), FILE);
                    BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                reader.lines().skip(1).map(Loaded::commune).forEach(commune -> communes.put(commune.code(), commune));
            } catch (IOException e) {
                throw new UncheckedIOException(FILE, e);
            }
            return Collections.unmodifiableMap(communes);
        }

        /// The converter writes neither quotes nor commas inside a field.
        private static FormerCommune commune(String line) {
            String[] fields = line.split(",", -1);
            return new FormerCommune(fields[0], fields[1], fields[2], fields[3], fields[4]);
        }
    }
}
