package vn.eduhub.local.demo;

/// A Vietnamese name as OneRoster splits it; written family name, middle name, given name.
///
/// @param middle none to three words, empty when there is none
public record FullName(String family, String middle, String given) {

    public String text() {
        return middle.isEmpty() ? family + " " + given : family + " " + middle + " " + given;
    }

    @Override
    public String toString() {
        return "FullName[**]";
    }
}
