package vn.eduhub.identity.naming;

import java.text.Normalizer;
import java.util.Set;

/// What a Vietnamese syllable looks like without its marks, and the family names most people have.
final class Syllable {

    private static final Set<String> ONSETS = words(" b c ch d g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x");

    private static final Set<String> RIMES =
            words("a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et"
                    + " eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap"
                    + " oat oay oc oe oen oeo oet oi om on ong ooc oong op ot u ua uac uan uang uat uau uay uc ue uech uenh ui"
                    + " um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y ych yem yen"
                    + " yet yeu ym yn ynh yt");

    private static final Set<String> FAMILY_NAMES =
            words("nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo"
                    + " duong ly li dinh truong trinh nong mai ha doan luong cao dao luu trieu phung dam chu chau van vi thai lam"
                    + " to ta quach lo kieu vuong la luc tang ton ma than thach kim son danh khuong nghiem au vang giang sung lau"
                    + " lu quang cam deo bach cu khuc huu tong ung mac");

    private Syllable() {}

    static boolean isOne(String word) {
        String plain = plain(word);
        for (int i = Math.min(3, plain.length() - 1); i >= 0; i--) {
            if (ONSETS.contains(plain.substring(0, i)) && RIMES.contains(plain.substring(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isFamilyName(String word) {
        return FAMILY_NAMES.contains(plain(word));
    }

    private static String plain(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(word.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = Letters.base(apart.charAt(i));
            if (c == 'đ') {
                plain.append('d');
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != Letters.NOTHING) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" ", -1));
    }
}
