package vn.eduhub.identity.naming;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Vietnamese of before Unicode, read as Latin-1: the fonts TCVN3 (`NguyÔn V¨n §øc`) and VNI (`Nguyeãn Vaên
/// Ñöùc`).
final class LegacyFonts {

    private static final String VIETNAMESE_IN_LATIN_1 = "àáâãèéêìíòóôõùúýđð";

    private static final String TCVN3_FROM =
            "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00ADõö÷øùúûüýþ¡¢£¤¥¦§";
    private static final String TCVN3_TO = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ";

    /// Single characters of VNI; before the pairs, `ô` and `ö` are the horned vowels.
    private static final String VNI_FROM = "ñôöíìæóòî";
    private static final String VNI_TO = "đơưíìỉĩịỵ";

    private static final String VNI_MARKS = "ùøûõïâáàåãäêéèúüë";

    private static final Map<String, Character> VNI_PAIRS =
            pairs("aáàảãạâấầẩẫậăắằẳẵặ", "eéèẻẽẹêếềểễệ", "oóòỏõọôốồổỗộ", "uúùủũụ", "yýỳỷỹỵ", "ôớờởỡợ", "öứừửữự");

    private LegacyFonts() {}

    /// The name as it was meant, if it becomes Vietnamese in one of the fonts; as it is otherwise.
    static String read(String name) {
        boolean foreign = hasForeignLetter(name);
        if (!foreign && (!hasOddNeighbours(name) || vietnamese(name).isPresent())) {
            return name;
        }
        return vietnamese(tcvn3(name)).or(() -> vietnamese(vni(name))).orElse(name);
    }

    /// A quick look, as at the neighbours below: most names have neither.
    private static boolean hasForeignLetter(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > '\u00A0' && c <= '\u00FF') {
                boolean small = i > 0 && Character.isLowerCase(name.charAt(i - 1));
                if (VIETNAMESE_IN_LATIN_1.indexOf(Character.toLowerCase(c)) < 0
                        || (small && Character.isUpperCase(c))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasOddNeighbours(String name) {
        for (int i = 1; i < name.length(); i++) {
            char before = Character.toLowerCase(name.charAt(i - 1));
            char c = Character.toLowerCase(name.charAt(i));
            boolean accented = c > '\u00A0' && c <= '\u00FF';
            if (accented && ("ae".indexOf(before) >= 0 || ("ouyô".indexOf(before) >= 0 && "âùõ".indexOf(c) >= 0))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> vietnamese(String name) {
        for (String word : name.strip().split("\\s+", -1)) {
            if (!Syllable.isOne(word)) {
                return Optional.empty();
            }
        }
        return Optional.of(name);
    }

    private static String tcvn3(String name) {
        StringBuilder read = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            int which = TCVN3_FROM.indexOf(name.charAt(i));
            read.append(which < 0 ? name.charAt(i) : TCVN3_TO.charAt(which));
        }
        return read.toString();
    }

    private static String vni(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder read = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            Character pair = i + 1 < lower.length() ? VNI_PAIRS.get(lower.substring(i, i + 2)) : null;
            if (pair != null) {
                read.append(pair.charValue());
                i++;
                continue;
            }
            int which = VNI_FROM.indexOf(lower.charAt(i));
            read.append(which < 0 ? lower.charAt(i) : VNI_TO.charAt(which));
        }
        return read.toString();
    }

    /// @param rows a base, then what the marks make of it in their order
    private static Map<String, Character> pairs(String... rows) {
        Map<String, Character> pairs = new HashMap<>();
        for (String row : rows) {
            for (int i = 1; i < row.length(); i++) {
                pairs.put(row.charAt(0) + String.valueOf(VNI_MARKS.charAt(i - 1)), row.charAt(i));
            }
        }
        return Map.copyOf(pairs);
    }
}
