package vn.eduhub.bench.people;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import vn.eduhub.bench.people.Child.Kinship;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.local.demo.FullName;
import vn.eduhub.local.demo.VietnameseNames;

/// Draws children household by household, the same ones for the same seed: brothers and sisters have one mother and
/// mostly
/// one family name, twins one birthday too, and now and then a child is called as another born the same day.
///
/// The shares of brothers, sisters and twins are round figures near the national ones; namesakes born the same day are
/// planted beyond those that chance makes.
public final class Households {

    private static final int FIRST_YEAR = 2007;
    private static final int YEARS = 15;
    private static final double WITH_NUMBER = 0.70;
    private static final double SECOND_CHILD = 0.40;
    private static final double THIRD_CHILD = 0.15;
    private static final double TWINS_OF_ONE_SEX = 0.65;
    private static final double NAMESAKES = 0.000_5;
    private static final double MINORITIES = 0.14;
    private static final int RECENT = 4_096;
    private static final int SERIALS = 1_000_000;

    private static final List<String> PEOPLES = List.of("02", "03", "04", "06", "07", "08", "09");

    private static final Map<String, String> ALIKES = Map.ofEntries(
            Map.entry("Anh", "Ánh"),
            Map.entry("Thư", "Thu"),
            Map.entry("Vy", "Vi"),
            Map.entry("Linh", "Lynh"),
            Map.entry("Hân", "Hằng"),
            Map.entry("Trân", "Trâm"),
            Map.entry("Nhi", "Như"),
            Map.entry("Châu", "Chi"),
            Map.entry("Khang", "Khanh"),
            Map.entry("Khoa", "Khôi"),
            Map.entry("Phúc", "Phước"),
            Map.entry("Đạt", "Đạo"),
            Map.entry("Long", "Lộng"),
            Map.entry("Quân", "Quang"),
            Map.entry("Minh", "Mình"),
            Map.entry("Huy", "Huỳ"));

    private final SplittableRandom random;
    private final VietnameseNames names;
    private final Makeup makeup;
    private final Queue<Child> born = new ArrayDeque<>();
    private final Child[] recent = new Child[RECENT];
    private int children;
    private int numbers;

    /// What differs between populations that are measured apart.
    ///
    /// @param moreNguyen share of families that become Nguyễn whatever they were drawn as; 0 leaves it at 31 %
    /// @param twins share of births
    /// @param alike share of twins of one sex whose names differ in a mark or a letter only
    public record Makeup(double moreNguyen, double twins, double alike) {

        public static final Makeup USUAL = new Makeup(0, 0.012, 0.05);
    }

    public Households(long seed, Makeup makeup) {
        SplittableRandom root = new SplittableRandom(seed);
        this.random = root.split();
        this.names = new VietnameseNames(root.split());
        this.makeup = makeup;
    }

    public Child next() {
        if (born.isEmpty()) {
            household();
        }
        return born.remove();
    }

    private void household() {
        String people = random.nextDouble() < MINORITIES ? PEOPLES.get(random.nextInt(PEOPLES.size())) : "01";
        FullName mother = names.adult(Sex.FEMALE, people);
        Sex sex = sex();
        List<String> first = words(names.child(sex, people, mother));
        if (random.nextDouble() < makeup.moreNguyen()) {
            first.set(0, "Nguyễn");
        }
        LocalDate birthday = dayFrom(LocalDate.of(FIRST_YEAR, 1, 1), YEARS * 365);
        if (random.nextDouble() < makeup.twins()) {
            twins(people, mother, sex, first, birthday);
            return;
        }
        Child namesake = recent[random.nextInt(RECENT)];
        if (namesake != null && random.nextDouble() < NAMESAKES) {
            add(namesake.words(), namesake.born(), namesake.sex(), mother, Kinship.NAMESAKE);
            return;
        }
        boolean more = random.nextDouble() < SECOND_CHILD;
        add(first, birthday, sex, mother, more ? Kinship.SIBLING : Kinship.NONE);
        while (more) {
            birthday = dayFrom(birthday.plusDays(400), 1_800);
            Sex next = sex();
            List<String> words = words(names.child(next, people, mother));
            words.set(0, first.getFirst());
            add(words, birthday, next, mother, Kinship.SIBLING);
            more = random.nextDouble() < THIRD_CHILD;
        }
    }

    private void twins(String people, FullName mother, Sex sex, List<String> first, LocalDate birthday) {
        boolean oneSex = random.nextDouble() < TWINS_OF_ONE_SEX;
        Sex other = oneSex ? sex : sex == Sex.MALE ? Sex.FEMALE : Sex.MALE;
        List<String> second = words(names.child(other, people, mother));
        second.set(0, first.getFirst());
        if (oneSex && random.nextDouble() < makeup.alike()) {
            String given = first.getLast();
            second = new ArrayList<>(first);
            second.set(second.size() - 1, ALIKES.getOrDefault(given, given.equals("An") ? "Ân" : "An"));
        }
        add(first, birthday, sex, mother, Kinship.TWIN);
        add(second, birthday, other, mother, Kinship.TWIN);
    }

    private void add(List<String> words, LocalDate birthday, Sex sex, FullName mother, Kinship kinship) {
        String number = random.nextDouble() < WITH_NUMBER ? number(sex, birthday) : "";
        Child child = new Child(children++, words, birthday, sex, mother.text(), number, kinship);
        recent[child.id() % RECENT] = child;
        born.add(child);
    }

    private Sex sex() {
        return random.nextDouble() < 0.52 ? Sex.MALE : Sex.FEMALE;
    }

    private LocalDate dayFrom(LocalDate first, int days) {
        return first.plusDays(random.nextInt(days));
    }

    /// Right in structure; no province ever had a code from 900 on.
    private String number(Sex sex, LocalDate birthday) {
        int serial = numbers++;
        int place = 900 + serial / SERIALS;
        int centuryAndSex = (birthday.getYear() / 100 - 19) * 2 + (sex == Sex.FEMALE ? 1 : 0);
        return String.valueOf(place)
                + centuryAndSex
                + twoDigits(birthday.getYear() % 100)
                + String.valueOf(SERIALS + serial % SERIALS).substring(1);
    }

    private static String twoDigits(int number) {
        return String.valueOf(100 + number).substring(1);
    }

    private static List<String> words(FullName name) {
        return new ArrayList<>(Arrays.asList(name.text().split(" ", -1)));
    }
}
