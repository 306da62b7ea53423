package vn.eduhub.local.demo;

import java.util.random.RandomGenerator;
import vn.eduhub.contracts.code.Sex;

/// Draws full names. Two to five words: the family name, none to three middle names, one given name.
public final class VietnameseNames {

    private static final String KINH = "01";

    /// Thị is the first middle name of 17.6 % of the girls: in 20–30 % of the names of four words, in 1–2 % of those of
    /// three.
    private static final double THI_OF_THREE = 0.015;

    private static final double THI_OF_FOUR = 0.265;
    private static final double THI_OF_WOMEN = 0.72;

    /// How often the mother's family name is the first middle name of a name of four words.
    private static final double MOTHERS_FAMILY = 0.08;

    private final RandomGenerator random;

    public VietnameseNames(RandomGenerator random) {
        this.random = random;
    }

    /// @param ethnicity code of DM_DAN_TOC
    public FullName child(Sex sex, String ethnicity, FullName mother) {
        boolean girl = sex == Sex.FEMALE;
        int words = words(girl ? NameTables.WORDS_GIRL : NameTables.WORDS_BOY);
        String family = family(ethnicity, NameTables.FAMILIES_OF_LEARNERS);
        String given = (girl ? NameTables.GIVEN_GIRL : NameTables.GIVEN_BOY).draw(random);
        if (words == 2) {
            return new FullName(family, "", given);
        }
        String first = given;
        while (first.equals(given)) {
            first = girl ? firstMiddleOfGirl(words, family, mother) : firstMiddleOfBoy(words, family, mother);
        }
        WeightedWords others = girl ? NameTables.SECOND_MIDDLE_GIRL : NameTables.SECOND_MIDDLE_BOY;
        return new FullName(family, middle(first, words - 3, others, given), given);
    }

    public FullName adult(Sex sex, String ethnicity) {
        return withFamily(family(ethnicity, NameTables.FAMILIES_OF_ADULTS), sex);
    }

    /// A child's father: his family name is the child's.
    FullName father(FullName child) {
        return withFamily(child.family(), Sex.MALE);
    }

    private FullName withFamily(String family, Sex sex) {
        boolean woman = sex == Sex.FEMALE;
        int words = words(woman ? NameTables.WORDS_WOMAN : NameTables.WORDS_MAN);
        String given = (woman ? NameTables.GIVEN_WOMAN : NameTables.GIVEN_MAN).draw(random);
        if (words == 2) {
            return new FullName(family, "", given);
        }
        String first = given;
        while (first.equals(given)) {
            first = woman ? firstMiddleOfWoman() : NameTables.MIDDLE_MAN.draw(random);
        }
        WeightedWords others = woman ? NameTables.SECOND_MIDDLE_GIRL : NameTables.SECOND_MIDDLE_BOY;
        return new FullName(family, middle(first, words - 3, others, given), given);
    }

    private String family(String ethnicity, WeightedWords ofKinh) {
        return (ethnicity.equals(KINH) ? ofKinh : NameTables.FAMILIES_OF_PEOPLES.getOrDefault(ethnicity, ofKinh))
                .draw(random);
    }

    private int words(WeightedWords table) {
        return Integer.parseInt(table.draw(random));
    }

    private String firstMiddleOfWoman() {
        return random.nextDouble() < THI_OF_WOMEN ? "Thị" : NameTables.MIDDLE_GIRL.draw(random);
    }

    private String firstMiddleOfGirl(int words, String family, FullName mother) {
        double drawn = random.nextDouble();
        double thi = words == 3 ? THI_OF_THREE : THI_OF_FOUR;
        if (drawn < thi) {
            return "Thị";
        }
        boolean mothers =
                words > 3 && drawn < thi + MOTHERS_FAMILY && !mother.family().equals(family);
        return mothers ? mother.family() : NameTables.MIDDLE_GIRL.draw(random);
    }

    private String firstMiddleOfBoy(int words, String family, FullName mother) {
        boolean mothers = words > 3
                && random.nextDouble() < MOTHERS_FAMILY
                && !mother.family().equals(family);
        return mothers ? mother.family() : NameTables.MIDDLE_BOY.draw(random);
    }

    /// No word twice in a row, none that is the given name: nobody is called Minh Minh.
    private String middle(String first, int more, WeightedWords others, String given) {
        StringBuilder middle = new StringBuilder(first);
        String last = first;
        for (int i = 0; i < more; i++) {
            String next = others.draw(random);
            while (next.equals(last) || next.equals(given)) {
                next = others.draw(random);
            }
            middle.append(' ').append(next);
            last = next;
        }
        return middle.toString();
    }
}
