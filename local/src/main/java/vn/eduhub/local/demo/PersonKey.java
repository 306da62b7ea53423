package vn.eduhub.local.demo;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import vn.eduhub.contracts.code.Sex;

/// What two people must not have in common, in 64 bits. Folded further than the hub folds a name (no
/// diacritics, no spaces, i = y), so that whoever differs here differs there.
final class PersonKey {

    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;

    private PersonKey() {}

    static long of(FullName name, LocalDate birthDate, Sex sex, String mother) {
        long key = add(FNV_BASIS, fold(name.text()));
        key = (key ^ birthDate.toEpochDay()) * FNV_PRIME;
        key = (key ^ (sex == Sex.FEMALE ? 2 : 1)) * FNV_PRIME;
        return SeenKeys.mix(add(key, fold(mother)));
    }

    static String fold(String name) {
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (c == 'đ') {
                folded.append('d');
            } else if (c == 'y') {
                folded.append('i');
            } else if (c >= 'a' && c <= 'z') {
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private static long add(long key, String text) {
        long added = key;
        for (int i = 0; i < text.length(); i++) {
            added = (added ^ text.charAt(i)) * FNV_PRIME;
        }
        return (added ^ 0xff) * FNV_PRIME;
    }
}
