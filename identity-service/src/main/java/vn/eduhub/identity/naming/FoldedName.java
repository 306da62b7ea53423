package vn.eduhub.identity.naming;

import java.text.Normalizer;

/// A name reduced to what tells people apart, so that two spellings of one name are equal: one Unicode form,
/// lower case, one Đ, one space, one hyphen, one apostrophe, i for y at the end of a syllable (Lý = Lí), and
/// each syllable's tone written behind it as a VNI digit, which ends the question of where the mark stands
/// (hòa = hoà = `hoa2`). All other diacritics stay: Hoa and Hòa are two names.
///
/// It is only compared and hashed, never shown. One pass over the text, no allocation but the result and its
/// buffer as long as the text is composed (NFC).
public record FoldedName(String text) {

    /// Raised whenever one name could fold to another text: hashes of folded names are stored.
    public static final int VERSION = 1;

    public static FoldedName of(String name) {
        Folding folding = new Folding(name.length());
        if (folding.take(name)) {
            return new FoldedName(folding.end());
        }
        Folding composed = new Folding(2 * name.length());
        composed.takeComposed(Normalizer.normalize(name, Normalizer.Form.NFC));
        return new FoldedName(composed.end());
    }

    @Override
    public String toString() {
        return "FoldedName[…]";
    }
}
