package vn.eduhub.identity.naming;

import java.util.Locale;
import java.util.regex.Pattern;

/// Names as they come out of old programs and broken keyboards, brought back to what was meant: text of the
/// old fonts TCVN3 and VNI read as Latin-1, and Telex or VNI keys that nobody turned into letters. Only for
/// comparing; what is stored stays as it was sent. What does not become Vietnamese by it is left alone.
public final class WrittenName {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Zs}]+");

    private WrittenName() {}

    public static String repaired(String name) {
        return typed(LegacyFonts.read(name));
    }

    private static String typed(String name) {
        if (!mayBeKeys(name)) {
            return name;
        }
        String[] words = SPACES.split(name.strip().toLowerCase(Locale.ROOT), -1);
        StringBuilder repaired = new StringBuilder(name.length());
        boolean changed = false;
        for (int i = 0; i < words.length; i++) {
            String meant = Syllable.isOne(words[i]) ? words[i] : TypedKeys.read(words[i]);
            if (!Syllable.isOne(meant) || (i == 0 && !Syllable.isFamilyName(meant))) {
                return name;
            }
            changed |= !meant.equals(words[i]);
            repaired.append(i == 0 ? "" : " ").append(meant);
        }
        return changed ? repaired.toString() : name;
    }

    /// Whether there is a letter or digit that no Vietnamese syllable has where it stands; most names have
    /// none.
    private static boolean mayBeKeys(String name) {
        for (int i = 1; i < name.length(); i++) {
            char c = Character.toLowerCase(name.charAt(i));
            boolean ends = i + 1 == name.length() || name.charAt(i + 1) == ' ';
            boolean twice = c == Character.toLowerCase(name.charAt(i - 1)) && "aeod".indexOf(c) >= 0;
            if ((c >= '1' && c <= '9') || "wfjz".indexOf(c) >= 0 || twice || (ends && "srx".indexOf(c) >= 0)) {
                return true;
            }
            if ("srx".indexOf(c) >= 0 && "aeiouy".indexOf(Character.toLowerCase(name.charAt(i - 1))) >= 0) {
                return true;
            }
        }
        return false;
    }
}
