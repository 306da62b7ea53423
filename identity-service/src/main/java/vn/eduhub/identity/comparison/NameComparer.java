package vn.eduhub.identity.comparison;

import java.util.ArrayList;
import java.util.List;
import vn.eduhub.identity.naming.FoldedName;
import vn.eduhub.identity.naming.WrittenName;

/// Names of people, word by word. The first word is the family name, the last the given name, those between
/// are the middle; nothing else is supposed, so a Khmer name of one word and a Spanish one of five have
/// their place too.
///
/// Cells: a head, then at most seven words ([Words]). Bytes 0 to 6 of the head: how surprising each word is
/// at its place, in eighths of a bit; byte 7: the number of words, and whether none of them has a mark.
final class NameComparer implements Comparer {

    static final int SAME = 0;
    static final int UNACCENTED = 1;
    static final int VARIANT = 2;
    static final int SHORTER = 3;
    static final int REARRANGED = 4;
    static final int SLIP = 5;
    static final int SLIPS = 6;
    static final int NEAR_GIVEN = 7;
    static final int OTHER_MIDDLE = 8;
    static final int OTHER_FAMILY = 9;
    static final int OTHER_GIVEN = 10;
    static final int OTHER = 11;

    private static final int WORDS_MAX = 7;
    private static final int COUNT_SHIFT = 56;
    private static final int COUNT_MASK = 15;
    private static final long PLAIN = 1L << 60;
    private static final int BYTE = 0xFF;
    private static final int EIGHTHS_SHIFT = 3;

    /// What two words at one place are to each other, as what is added to the tally of a pair of names.
    private static final int AGREE = 0;

    private static final int SPELT_OTHERWISE = 1 << 16;
    private static final int SLIPPED = 1 << 20;
    private static final int DIFFERENT = 1 << 24;
    private static final int TALLY_MASK = 15;
    private static final int SURPRISE_MASK = 0xFFFF;

    private static final int CORE = 0;
    private static final int GIVEN = 1;
    private static final int FAMILY = 2;
    private static final int WITHOUT_GIVEN = 3;

    private final Vocabulary family;
    private final Vocabulary middle;
    private final Vocabulary given;
    private final Spellings spellings;

    NameComparer(Vocabulary family, Vocabulary middle, Vocabulary given, Spellings spellings) {
        this.family = family;
        this.middle = middle;
        this.given = given;
        this.spellings = spellings;
    }

    @Override
    public List<String> levels() {
        return List.of(
                "same",
                "unaccented",
                "regional-spelling",
                "word-left-out",
                "rearranged",
                "one-slip",
                "slips",
                "near-given-name",
                "other-middle-name",
                "other-family-name",
                "other-given-name",
                "other");
    }

    @Override
    public int tiedTo(int level) {
        return level == UNACCENTED ? SAME : level;
    }

    @Override
    public int cells() {
        return 1 + WORDS_MAX;
    }

    @Override
    public void prepare(String text, long[] row, int at) {
        List<Long> words = words(text);
        if (words.isEmpty()) {
            return;
        }
        boolean plain = words.stream().noneMatch(Words::isMarked);
        int count = words.size();
        long head = (long) count << COUNT_SHIFT | (plain ? PLAIN : 0);
        for (int i = 0; i < count; i++) {
            long word = words.get(i);
            Vocabulary vocabulary = vocabulary(i, count);
            head |= (long) vocabulary.surprise(word) << (i * Byte.SIZE);
            boolean known = vocabulary.knows(word) || (plain && vocabulary.knowsPlain(word));
            row[at + 1 + i] = word
                    | (known ? Words.KNOWN : 0)
                    | (long) vocabulary.plainSurprise(word) << Words.PLAIN_SURPRISE_SHIFT;
        }
        row[at] = head;
    }

    private Vocabulary vocabulary(int place, int count) {
        if (place == count - 1) {
            return given;
        }
        return place == 0 ? family : middle;
    }

    /// Of more than seven words the last one is kept before those in front of it.
    static List<Long> words(String text) {
        return syllables(text).stream()
                .map(word -> Words.of(word, 0, word.length()))
                .toList();
    }

    /// The folded words; one that is longer than seven letters in pieces.
    static List<String> syllables(String text) {
        String folded = FoldedName.of(WrittenName.repaired(text)).text();
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= folded.length(); i++) {
            if (i == folded.length() || !Character.isLetterOrDigit(folded.charAt(i))) {
                addPieces(words, folded.substring(from, i));
                from = i + 1;
            }
        }
        if (words.size() <= WORDS_MAX) {
            return words;
        }
        List<String> most = new ArrayList<>(words.subList(0, WORDS_MAX - 1));
        most.add(words.getLast());
        return most;
    }

    /// The tones stay with the last piece.
    private static void addPieces(List<String> words, String word) {
        int letters = word.length();
        while (letters > 0 && Character.isDigit(word.charAt(letters - 1))) {
            letters--;
        }
        int from = 0;
        while (letters - from > Words.LETTERS_MAX) {
            words.add(word.substring(from, from + Words.LETTERS_MAX));
            from += Words.LETTERS_MAX;
        }
        if (from < word.length()) {
            words.add(word.substring(from));
        }
    }

    @Override
    public int compare(long[] one, int oneAt, long[] other, int otherAt) {
        long head = one[oneAt];
        long otherHead = other[otherAt];
        if (head == 0 || otherHead == 0) {
            return MISSING;
        }
        boolean plain = ((head | otherHead) & PLAIN) != 0;
        int count = count(head);
        int otherCount = count(otherHead);
        int outcome;
        if (count == otherCount) {
            outcome = aligned(one, oneAt, other, otherAt, count, plain);
        } else {
            outcome = count < otherCount
                    ? contained(one, oneAt, other, otherAt, plain)
                    : contained(other, otherAt, one, oneAt, plain);
        }
        return mayBeRearranged(outcome & LEVEL) && isRearranged(one, oneAt, other, otherAt)
                ? Comparer.outcome(REARRANGED, plainSurprise(one, oneAt))
                : outcome;
    }

    /// Two given names with the same letters (Nam, Man) stay two.
    private static boolean mayBeRearranged(int level) {
        return level == SLIPS || level >= OTHER_MIDDLE;
    }

    /// Two names of as many words.
    private int aligned(long[] one, int oneAt, long[] other, int otherAt, int count, boolean plain) {
        int tally = 0;
        int family = AGREE;
        int given = AGREE;
        boolean identical = true;
        for (int i = 1; i <= count; i++) {
            identical &= ((one[oneAt + i] ^ other[otherAt + i]) & Words.WORD) == 0;
            int relation = relation(one[oneAt + i], other[otherAt + i], plain);
            family = i == 1 ? relation : family;
            given = relation;
            tally += relation + agreed(relation, one, oneAt, other, otherAt, i, i);
        }
        int surprise = tally & SURPRISE_MASK;
        if (identical) {
            return Comparer.outcome(SAME, surprise);
        }
        int different = tally(tally, DIFFERENT);
        int slips = tally(tally, SLIPPED);
        if (different == 0) {
            if (slips == 0) {
                return Comparer.outcome(tally(tally, SPELT_OTHERWISE) == 0 ? UNACCENTED : VARIANT, surprise);
            }
            return given == SLIPPED && areTwoNames(one[oneAt + count], other[otherAt + count])
                    ? NEAR_GIVEN
                    : Comparer.outcome(slips == 1 ? SLIP : SLIPS, surprise);
        }
        if (different == 1 && slips == 0 && count > 1 && family == DIFFERENT) {
            return Comparer.outcome(OTHER_FAMILY, surprise);
        }
        if (different == 1 && slips == 0 && given != DIFFERENT) {
            return OTHER_MIDDLE;
        }
        return ending(family, given, different + slips);
    }

    /// A name of fewer words beside one of more: whether it is the same with words left out.
    private int contained(long[] few, int fewAt, long[] many, int manyAt, boolean plain) {
        int fewCount = count(few[fewAt]);
        int manyCount = count(many[manyAt]);
        int tally = 0;
        int matched = 0;
        int place = manyCount;
        for (int i = fewCount; i >= 1 && place >= i; i--) {
            int relation = relation(few[fewAt + i], many[manyAt + place], plain);
            // The given name is not one that may be left out, so the last words are compared with each other.
            while (i < fewCount && place > i && relation == DIFFERENT) {
                place--;
                relation = relation(few[fewAt + i], many[manyAt + place], plain);
            }
            tally += relation + agreed(relation, few, fewAt, many, manyAt, i, place);
            matched++;
            place--;
        }
        int given = relation(few[fewAt + fewCount], many[manyAt + manyCount], plain);
        if (matched == fewCount && tally(tally, DIFFERENT) == 0) {
            if (given == SLIPPED && areTwoNames(few[fewAt + fewCount], many[manyAt + manyCount])) {
                return NEAR_GIVEN;
            }
            return Comparer.outcome(tally(tally, SLIPPED) == 0 ? SHORTER : SLIPS, tally & SURPRISE_MASK);
        }
        return ending(relation(few[fewAt + 1], many[manyAt + 1], plain), given, 1);
    }

    /// Of two names that differ in whole words, and in how many words at all.
    private static int ending(int family, int given, int differing) {
        if (family == DIFFERENT) {
            return OTHER;
        }
        return given == DIFFERENT ? OTHER_GIVEN : differing > 1 ? OTHER : OTHER_MIDDLE;
    }

    private int relation(long word, long other, boolean plain) {
        if (((word ^ other) & Words.WORD) == 0) {
            return AGREE;
        }
        long letters = word & Words.LETTERS;
        long otherLetters = other & Words.LETTERS;
        if (letters == otherLetters) {
            return plain ? AGREE : SLIPPED;
        }
        if (spellings.areOne(word, other, plain)) {
            return SPELT_OTHERWISE;
        }
        boolean initial = (letters & Words.LETTER) == (otherLetters & Words.LETTER)
                && (letters <= Words.LETTER || otherLetters <= Words.LETTER);
        return (initial || Words.isSlip(letters, otherLetters)) ? SLIPPED : DIFFERENT;
    }

    /// Both are names that people have, so that one is hardly the other with a slip: Lan and Loan.
    private static boolean areTwoNames(long word, long other) {
        return (word & other & Words.KNOWN) != 0;
    }

    /// How surprising it is that these words agree, as far as they do.
    private static int agreed(int relation, long[] one, int oneAt, long[] other, int otherAt, int i, int j) {
        if (relation != AGREE && relation != SPELT_OTHERWISE) {
            return 0;
        }
        long word = one[oneAt + i];
        long otherWord = other[otherAt + j];
        return ((word ^ otherWord) & Words.WORD) == 0 && Words.isMarked(word)
                ? Math.min(surprise(one[oneAt], i), surprise(other[otherAt], j))
                : Math.min(plainSurprise(word), plainSurprise(otherWord));
    }

    private static boolean isRearranged(long[] one, int oneAt, long[] other, int otherAt) {
        return letters(one, oneAt) == letters(other, otherAt);
    }

    private static long letters(long[] row, int at) {
        long sum = 0;
        for (int i = count(row[at]); i >= 1; i--) {
            sum += Words.multiset(row[at + i]);
        }
        return sum;
    }

    private static int plainSurprise(long[] row, int at) {
        int sum = 0;
        for (int i = count(row[at]); i >= 1; i--) {
            sum += plainSurprise(row[at + i]);
        }
        return sum;
    }

    private static int plainSurprise(long word) {
        return (int) (word >>> Words.PLAIN_SURPRISE_SHIFT) << EIGHTHS_SHIFT;
    }

    private static int surprise(long head, int place) {
        return (int) (head >>> ((place - 1) * Byte.SIZE)) & BYTE;
    }

    private static int count(long head) {
        return (int) (head >>> COUNT_SHIFT) & COUNT_MASK;
    }

    private static int tally(int tally, int unit) {
        return tally / unit & TALLY_MASK;
    }

    @Override
    public List<String> parts() {
        return List.of("core", "given", "family", "without-given");
    }

    @Override
    public long part(int part, long[] row, int at) {
        int count = count(row[at]);
        if (count == 0) {
            return 0;
        }
        return switch (part) {
            case GIVEN -> Comparer.mixed(spellings.leader(row[at + count]));
            case FAMILY -> Comparer.mixed(spellings.leader(row[at + 1]));
            case WITHOUT_GIVEN -> count == 1 ? 0 : core(row, at, count - 1);
            default -> core(row, at, count);
        };
    }

    /// The letters of all words but those that are left out at will, in whatever order and however spaced.
    private long core(long[] row, int at, int count) {
        long sum = 0;
        long all = 0;
        for (int i = 1; i <= count; i++) {
            long letters = Words.multiset(spellings.leader(row[at + i]));
            all += letters;
            sum += spellings.isOptional(row[at + i]) ? 0 : letters;
        }
        return sum == 0 ? all : sum;
    }

    @Override
    public int surprise(int part, long[] row, int at) {
        int count = count(row[at]);
        if (part == GIVEN || part == FAMILY) {
            return plainSurprise(row[at + (part == GIVEN ? count : 1)]);
        }
        int sum = 0;
        for (int i = part == CORE ? count : count - 1; i >= 1; i--) {
            sum += spellings.isOptional(row[at + i]) ? 0 : plainSurprise(row[at + i]);
        }
        return sum;
    }
}
