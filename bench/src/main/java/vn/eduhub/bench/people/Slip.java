package vn.eduhub.bench.people;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import vn.eduhub.contracts.code.Sex;

/// What goes wrong when a school writes a child down, each with its share of all writings in which it can go wrong. The
/// first fifteen are in the catalogue of the domain's facts (6.3); those from [#SOUNDS_ALIKE] on are in no catalogue:
/// nobody wrote a matcher for them. The shares are ours, stated with every result; nobody has published any.
public enum Slip {
    /// Letters and marks apart (NFD).
    MARKS_APART(0.05) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            eachWord(it, word -> Normalizer.normalize(word, Normalizer.Form.NFD));
            it.mother(Normalizer.normalize(it.mother(), Normalizer.Form.NFD));
        }
    },
    /// hoà for hòa.
    MARK_PLACE(0.2) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            eachWord(it, word -> replaced(word, MARK_PLACES));
        }
    },
    /// The letter of Iceland for ours.
    OTHER_D(0.02) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            eachWord(it, word -> word.replace('Đ', 'Ð'));
        }
    },
    I_FOR_Y(0.1) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            eachWord(it, word -> replaced(word, I_AND_Y));
        }
    },
    NO_MARKS(0.05) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            eachWord(it, Slip::bare);
            it.mother(bare(it.mother()));
        }
    },
    CAPITALS(0.1) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            eachWord(it, word -> word.toUpperCase(Locale.ROOT));
            it.mother(it.mother().toUpperCase(Locale.ROOT));
        }
    },
    /// A space too many, sometimes one that does not break.
    SPACES(0.05) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            replace(it, random.nextInt(it.words().size()), word -> (random.nextBoolean() ? " " : "\u00a0") + word);
        }
    },
    SPACE_LOST(0.01) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            if (it.words().size() > 1) {
                List<String> words = new ArrayList<>(it.words());
                int at = random.nextInt(words.size() - 1);
                words.set(at, words.get(at) + words.remove(at + 1));
                it.words(words);
            }
        }
    },
    MIDDLE_LOST(0.008) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            if (it.words().size() > 2) {
                List<String> words = new ArrayList<>(it.words());
                words.remove(1 + random.nextInt(words.size() - 2));
                it.words(words);
            }
        }
    },
    MIDDLE_MORE(0.003) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            List<String> words = new ArrayList<>(it.words());
            words.add(1, it.sex() == Sex.FEMALE ? "Thị" : "Văn");
            it.words(words);
        }
    },
    THI_LOST(0.04) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            List<String> words = new ArrayList<>(it.words());
            words.remove("Thị");
            it.words(words);
        }
    },
    FAMILY_OF_THE_SOUTH(0.02) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            replace(it, 0, word -> replaced(word, NORTH_AND_SOUTH));
        }
    },
    /// The keys of an input method that was off.
    TYPED_KEYS(0.004) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            boolean telex = random.nextBoolean();
            replace(it, random.nextInt(it.words().size()), word -> telex ? keys(word, TELEX) : keys(word, VNI));
        }
    },
    DAY_FOR_MONTH(0.01) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            LocalDate born = it.child().born();
            if (born.getDayOfMonth() <= 12) {
                it.birthDate(LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue()));
            }
        }
    },
    /// Only the year was known.
    FIRST_OF_JANUARY(0.01) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            it.birthDate(LocalDate.of(it.child().born().getYear(), 1, 1));
        }
    },
    DATE_DIGIT(0.01) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            LocalDate born = it.child().born();
            switch (random.nextInt(3)) {
                case 0 -> it.birthDate(born.plusYears(random.nextBoolean() ? 1 : -1));
                case 1 -> it.birthDate(born.withMonth(1 + (born.getMonthValue() + random.nextInt(11)) % 12));
                default -> {
                    int days = YearMonth.from(born).lengthOfMonth();
                    it.birthDate(born.withDayOfMonth(1 + (born.getDayOfMonth() + random.nextInt(days - 1)) % days));
                }
            }
        }
    },
    MOTHER_MISSING(0.08) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            it.mother("");
        }
    },
    /// Whoever brought the child: the father, a grandmother.
    MOTHER_IS_ANOTHER(0.01) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            it.mother(it.words().getFirst() + " Văn " + STRAY_GIVEN.get(random.nextInt(STRAY_GIVEN.size())));
        }
    },
    /// Trần T. Lan.
    MOTHER_SHORT(0.01) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            String[] words = it.mother().split(" ", -1);
            for (int i = 1; i < words.length - 1; i++) {
                words[i] = words[i].isEmpty() ? "" : words[i].charAt(0) + ".";
            }
            it.mother(String.join(" ", words));
        }
    },
    MOTHER_TYPED_WRONG(0.02) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            it.mother(typo(it.mother(), random));
        }
    },
    SEX_MISSING(0.005) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            it.sex(null);
        }
    },
    SEX_WRONG(0.003) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            if (it.sex() != null) {
                it.sex(it.sex() == Sex.MALE ? Sex.FEMALE : Sex.MALE);
            }
        }
    },
    NUMBER_LEFT_OUT(0.1) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            it.number("");
        }
    },
    NUMBER_DIGIT(0.005) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            if (!it.number().isEmpty()) {
                int at = 6 + random.nextInt(6);
                char digit = (char) ('0' + (it.number().charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
                it.number(it.number().substring(0, at) + digit + it.number().substring(at + 1));
            }
        }
    },
    TYPED_WRONG(0.015) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            replace(it, random.nextInt(it.words().size()), word -> typo(word, random));
        }
    },
    OTHER_MARK(0.015) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            replace(it, random.nextInt(it.words().size()), word -> otherMark(word, random));
        }
    },
    /// Written as it is said where s and x, ch and tr, l and n are one.
    SOUNDS_ALIKE(0.005) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            replace(it, it.words().size() - 1, word -> replacedStart(word, SOUNDS));
        }
    },
    /// An A and An B in one class.
    NAMESAKE_LETTER(0.003) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            List<String> words = new ArrayList<>(it.words());
            words.add(random.nextBoolean() ? "A" : "B");
            it.words(words);
        }
    },
    /// A column of sixteen characters.
    CUT_OFF(0.003) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            String name = it.fullName();
            if (name.length() > 16) {
                it.words(List.of(name.substring(0, 16).strip().split(" ", -1)));
            }
        }
    },
    GIVEN_NAME_FIRST(0.003) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            List<String> words = new ArrayList<>(it.words());
            Collections.rotate(words, 1);
            it.words(words);
        }
    },
    /// Bé, Cu, Tí: what it is called at home.
    PET_NAME(0.002) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            List<String> words = new ArrayList<>(it.words());
            words.add("(" + PETS.get(random.nextInt(PETS.size())) + ")");
            it.words(words);
        }
    },
    /// UTF-8 taken for Latin-1.
    WRONG_CHARACTERS(0.001) {
        @Override
        void spoil(Writing it, RandomGenerator random) {
            eachWord(it, word -> new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
    };

    private static final Map<String, String> MARK_PLACES = Map.of(
            "òa", "oà", "óa", "oá", "ỏa", "oả", "õa", "oã", "ọa", "oạ", "ùy", "uỳ", "úy", "uý", "ủy", "uỷ", "ũy", "uỹ",
            "ụy", "uỵ");
    private static final Map<String, String> I_AND_Y = Map.of(
            "Lý", "Lí", "Mỹ", "Mĩ", "Vy", "Vi", "Thy", "Thi", "Quý", "Quí", "Kỳ", "Kì", "Sỹ", "Sĩ", "My", "Mi", "Ly",
            "Li", "Vỹ", "Vĩ");
    private static final Map<String, String> NORTH_AND_SOUTH =
            Map.of("Hoàng", "Huỳnh", "Huỳnh", "Hoàng", "Vũ", "Võ", "Võ", "Vũ", "Phan", "Phang", "Chu", "Châu");
    private static final Map<String, String> SOUNDS =
            Map.of("S", "X", "X", "S", "Tr", "Ch", "Ch", "Tr", "L", "N", "N", "L", "D", "Gi", "Gi", "D");
    private static final List<String> STRAY_GIVEN =
            List.of("Hùng", "Tuấn", "Sơn", "Thành", "Bình", "Dũng", "Hải", "Nam");
    private static final List<String> PETS = List.of("Bi", "Bin", "Cún", "Na", "Tí", "Bống", "Ken", "Su");
    private static final String ROW_OF_KEYS = "qwertyuiop asdfghjkl zxcvbnm";
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    /// Keys for marks: acute, grave, hook, tilde, dot, circumflex, horn, breve.
    private static final String MARKS = "\u0301\u0300\u0309\u0303\u0323\u0302\u031b\u0306";

    private static final String TELEX = "sfrxj\u0000ww";
    private static final String VNI = "12345678";

    private final double share;

    Slip(double share) {
        this.share = share;
    }

    /// Of all writings.
    public double share() {
        return share;
    }

    /// Changes nothing where there is nothing to spoil.
    abstract void spoil(Writing it, RandomGenerator random);

    private interface Change {
        String of(String word);
    }

    private static void eachWord(Writing it, Change change) {
        it.words(it.words().stream().map(change::of).toList());
    }

    private static void replace(Writing it, int at, Change change) {
        List<String> words = new ArrayList<>(it.words());
        words.set(at, change.of(words.get(at)));
        it.words(words);
    }

    private static String replaced(String word, Map<String, String> pairs) {
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            if (word.contains(pair.getKey())) {
                return word.replace(pair.getKey(), pair.getValue());
            }
        }
        return word;
    }

    /// The longest that fits.
    private static String replacedStart(String word, Map<String, String> pairs) {
        String two = word.length() > 1 ? word.substring(0, 2) : word;
        if (pairs.containsKey(two)) {
            return pairs.get(two) + word.substring(2);
        }
        return word.isEmpty()
                ? word
                : pairs.getOrDefault(word.substring(0, 1), word.substring(0, 1)) + word.substring(1);
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('Đ', 'D')
                .replace('đ', 'd');
    }

    /// The marks as keys behind the word, as they stay when the input method is off.
    private static String keys(String word, String keys) {
        StringBuilder plain = new StringBuilder();
        StringBuilder behind = new StringBuilder();
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            int mark = MARKS.indexOf(c);
            if (mark < 0) {
                plain.append(c == 'Đ' ? "D" + (keys.equals(VNI) ? "9" : "d") : c == 'đ' ? "dd" : String.valueOf(c));
            } else if (keys.charAt(mark) == '\u0000') {
                plain.append(Character.toLowerCase(plain.charAt(plain.length() - 1)));
            } else {
                behind.append(keys.charAt(mark));
            }
        }
        return plain.append(behind).toString();
    }

    private static String otherMark(String word, RandomGenerator random) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            if (TONES.indexOf(apart.charAt(i)) >= 0) {
                char other = TONES.charAt((TONES.indexOf(apart.charAt(i)) + 1 + random.nextInt(4)) % 5);
                return Normalizer.normalize(
                        apart.substring(0, i) + other + apart.substring(i + 1), Normalizer.Form.NFC);
            }
        }
        return word;
    }

    /// One key: beside the right one, left out, twice, or two in the wrong order.
    private static String typo(String text, RandomGenerator random) {
        if (text.length() < 3) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            case 2 -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            default -> {
                int key = ROW_OF_KEYS.indexOf(text.charAt(at));
                char beside = key < 0 ? 'a' : ROW_OF_KEYS.charAt(key == 0 ? 1 : key - 1);
                yield text.substring(0, at) + (beside == ' ' ? 's' : beside) + text.substring(at + 1);
            }
        };
    }
}
