package vn.eduhub.local.store;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one operator asks of the field at a path. Not for use by two threads at once: tests keep a buffer to compare
/// in.
sealed interface FieldTest {

    boolean matches(Doc doc, FieldPath path);

    enum Comparison {
        EQ,
        GT,
        GTE,
        LT,
        LTE;

        boolean holds(int compared) {
            return switch (this) {
                case EQ -> compared == 0;
                case GT -> compared > 0;
                case GTE -> compared >= 0;
                case LT -> compared < 0;
                case LTE -> compared <= 0;
            };
        }
    }

    /// Asks the value itself, and if it is an array each of its elements.
    private static boolean any(@Nullable Value value, FieldPath.Visitor test) {
        if (test.visit(value)) {
            return true;
        }
        if (value == null || !value.isArray()) {
            return false;
        }
        Doc.Fields elements = value.asDoc().fields();
        while (elements.next()) {
            if (test.visit(elements.value())) {
                return true;
            }
        }
        return false;
    }

    /// `$eq`, `$gt`, `$gte`, `$lt`, `$lte`: only values of the same kind compare.
    record Compare(Comparison comparison, Operand operand, KeyWriter scratch) implements FieldTest {
        Compare(Comparison comparison, Operand operand) {
            this(comparison, operand, new KeyWriter());
        }

        @Override
        public boolean matches(Doc doc, FieldPath path) {
            return path.walk(doc, found -> any(found, this::holds));
        }

        private boolean holds(@Nullable Value value) {
            byte type = value == null ? Value.NULL : value.type();
            if (KeyWriter.kind(type) != operand.kind()) {
                return false;
            }
            return comparison.holds(scratch.clear().put(value).compareTo(operand.key()));
        }
    }

    /// `$in`: any of these values or patterns.
    record In(List<Operand> operands, Set<byte[]> keys, List<Pattern> patterns, KeyWriter scratch)
            implements FieldTest {
        In(List<Operand> operands, List<Pattern> patterns) {
            this(operands, new TreeSet<>(Arrays::compareUnsigned), patterns, new KeyWriter());
            operands.forEach(operand -> keys.add(operand.key()));
        }

        @Override
        public boolean matches(Doc doc, FieldPath path) {
            return path.walk(doc, found -> any(found, this::holds));
        }

        private boolean holds(@Nullable Value value) {
            return keys.contains(scratch.clear().put(value).toKey())
                    || patterns.stream().anyMatch(pattern -> Matches.found(pattern, value));
        }
    }

    record Exists(boolean wanted) implements FieldTest {
        @Override
        public boolean matches(Doc doc, FieldPath path) {
            return path.walk(doc, found -> found != null) == wanted;
        }
    }

    /// `$regex`.
    record Matches(Pattern pattern) implements FieldTest {
        @Override
        public boolean matches(Doc doc, FieldPath path) {
            return path.walk(doc, found -> any(found, value -> found(pattern, value)));
        }

        private static boolean found(Pattern pattern, @Nullable Value value) {
            return value != null
                    && value.type() == Value.STRING
                    && pattern.matcher(value.asString()).find();
        }
    }

    record Size(int wanted) implements FieldTest {
        @Override
        public boolean matches(Doc doc, FieldPath path) {
            return path.walk(doc, found -> found != null && found.isArray() && count(found.asDoc()) == wanted);
        }

        private static int count(Doc array) {
            int count = 0;
            Doc.Fields elements = array.fields();
            while (elements.next()) {
                count++;
            }
            return count;
        }
    }

    /// `$type`, by the number of the type.
    record Type(List<Byte> wanted) implements FieldTest {
        @Override
        public boolean matches(Doc doc, FieldPath path) {
            return path.walk(doc, found -> any(found, value -> value != null && wanted.contains(value.type())));
        }
    }

    /// `$elemMatch` with fields: one element that matches all of them.
    record ElementMatches(Filter filter) implements FieldTest {
        @Override
        public boolean matches(Doc doc, FieldPath path) {
            return path.walk(doc, this::holds);
        }

        private boolean holds(@Nullable Value array) {
            if (array == null || !array.isArray()) {
                return false;
            }
            Doc.Fields elements = array.asDoc().fields();
            while (elements.next()) {
                if (elements.type() == Value.DOCUMENT
                        && filter.matches(elements.value().asDoc())) {
                    return true;
                }
            }
            return false;
        }
    }

    /// `$elemMatch` with operators: one element that passes all of them.
    record ElementPasses(List<FieldTest> tests) implements FieldTest {
        private static final FieldPath ELEMENT = FieldPath.of("");

        @Override
        public boolean matches(Doc doc, FieldPath path) {
            return path.walk(doc, this::holds);
        }

        private boolean holds(@Nullable Value array) {
            if (array == null || !array.isArray()) {
                return false;
            }
            Doc.Fields elements = array.asDoc().fields();
            while (elements.next()) {
                Doc element = Doc.of(
                        new DocWriter().begin().put("", elements.value()).end().toBytes());
                if (tests.stream().allMatch(test -> test.matches(element, ELEMENT))) {
                    return true;
                }
            }
            return false;
        }
    }

    /// `$all`.
    record All(List<FieldTest> tests) implements FieldTest {
        @Override
        public boolean matches(Doc doc, FieldPath path) {
            return !tests.isEmpty() && tests.stream().allMatch(test -> test.matches(doc, path));
        }
    }

    /// `$not`, `$ne`, `$nin`.
    record Not(List<FieldTest> tests) implements FieldTest {
        @Override
        public boolean matches(Doc doc, FieldPath path) {
            return !tests.stream().allMatch(test -> test.matches(doc, path));
        }
    }

    /// A value to compare with, as the key an index would keep for it.
    record Operand(Key bytes) {
        static Operand of(Value value) {
            return new Operand(new Key(KeyWriter.keyOf(value)));
        }

        byte[] key() {
            return bytes.bytes();
        }

        byte kind() {
            return bytes.bytes()[0];
        }

        boolean isNull() {
            return kind() == KeyWriter.kind(Value.NULL);
        }

        boolean isArray() {
            return kind() == KeyWriter.kind(Value.ARRAY);
        }
    }
}
