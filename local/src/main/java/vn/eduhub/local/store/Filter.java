package vn.eduhub.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.eduhub.local.store.FieldTest.All;
import vn.eduhub.local.store.FieldTest.Compare;
import vn.eduhub.local.store.FieldTest.Comparison;
import vn.eduhub.local.store.FieldTest.ElementMatches;
import vn.eduhub.local.store.FieldTest.ElementPasses;
import vn.eduhub.local.store.FieldTest.Exists;
import vn.eduhub.local.store.FieldTest.In;
import vn.eduhub.local.store.FieldTest.Matches;
import vn.eduhub.local.store.FieldTest.Not;
import vn.eduhub.local.store.FieldTest.Operand;

/// A query as MongoDB writes it, compiled once per command.
sealed interface Filter {
    Filter ALL = new And(List.of());

    boolean matches(Doc doc);

    record And(List<Filter> filters) implements Filter {
        @Override
        public boolean matches(Doc doc) {
            for (Filter filter : filters) {
                if (!filter.matches(doc)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Or(List<Filter> filters) implements Filter {
        @Override
        public boolean matches(Doc doc) {
            return filters.stream().anyMatch(filter -> filter.matches(doc));
        }
    }

    record Nor(List<Filter> filters) implements Filter {
        @Override
        public boolean matches(Doc doc) {
            return filters.stream().noneMatch(filter -> filter.matches(doc));
        }
    }

    record Field(FieldPath path, FieldTest test) implements Filter {
        @Override
        public boolean matches(Doc doc) {
            return test.matches(doc, path);
        }
    }

    static Filter of(Doc query) {
        List<Filter> filters = new ArrayList<>();
        Doc.Fields fields = query.fields();
        while (fields.next()) {
            if (fields.nameStartsWithDollar()) {
                logical(fields.name(), fields.value(), filters);
            } else {
                FieldPath path = FieldPath.of(fields.name());
                tests(fields.value()).forEach(test -> filters.add(new Field(path, test)));
            }
        }
        return filters.size() == 1 ? filters.getFirst() : new And(List.copyOf(filters));
    }

    private static void logical(String operator, Value value, List<Filter> filters) {
        if (operator.equals("$comment")) {
            return;
        }
        List<Filter> parts = new ArrayList<>();
        Doc.Fields elements = value.asDoc().fields();
        while (elements.next()) {
            parts.add(of(elements.value().asDoc()));
        }
        if (parts.isEmpty()) {
            throw StoreException.badValue(operator + " must be a nonempty array");
        }
        switch (operator) {
            case "$and" -> filters.addAll(parts);
            case "$or" -> filters.add(new Or(List.copyOf(parts)));
            case "$nor" -> filters.add(new Nor(List.copyOf(parts)));
            default -> throw StoreException.badValue("unknown top level operator: " + operator);
        }
    }

    /// The tests of one field: a plain value means equality, a document of operators means all of them.
    static List<FieldTest> tests(Value value) {
        if (value.type() == Value.REGEX) {
            return List.of(new Matches(pattern(value.regexPattern(), value.regexOptions())));
        }
        if (!isOperators(value)) {
            return List.of(new Compare(Comparison.EQ, Operand.of(value)));
        }
        Doc operators = value.asDoc();
        List<FieldTest> tests = new ArrayList<>();
        Doc.Fields fields = operators.fields();
        while (fields.next()) {
            String operator = fields.name();
            if (!operator.equals("$options")) {
                tests.add(test(operator, fields.value(), operators));
            }
        }
        return tests;
    }

    static boolean isOperators(Value value) {
        if (!value.isDocument()) {
            return false;
        }
        Doc.Fields fields = value.asDoc().fields();
        return fields.next() && fields.nameStartsWithDollar();
    }

    private static FieldTest test(String operator, Value value, Doc operators) {
        return switch (operator) {
            case "$eq" -> new Compare(Comparison.EQ, Operand.of(value));
            case "$gt" -> new Compare(Comparison.GT, Operand.of(value));
            case "$gte" -> new Compare(Comparison.GTE, Operand.of(value));
            case "$lt" -> new Compare(Comparison.LT, Operand.of(value));
            case "$lte" -> new Compare(Comparison.LTE, Operand.of(value));
            case "$ne" -> new Not(List.of(new Compare(Comparison.EQ, Operand.of(value))));
            case "$in" -> in(value);
            case "$nin" -> new Not(List.of(in(value)));
            case "$not" -> new Not(tests(value));
            case "$exists" -> new Exists(value.isTrue());
            case "$size" -> new FieldTest.Size(value.asInt());
            case "$type" -> type(value);
            case "$regex" -> {
                String options = value.type() == Value.REGEX ? value.regexOptions() : "";
                Value given = operators.get("$options");
                yield new Matches(pattern(
                        value.type() == Value.REGEX ? value.regexPattern() : value.asString(),
                        given == null ? options : given.asString()));
            }
            case "$elemMatch" ->
                isOperators(value) && !startsLogical(value)
                        ? new ElementPasses(tests(value))
                        : new ElementMatches(of(value.asDoc()));
            case "$all" ->
                new All(elements(value).stream()
                        .<FieldTest>mapMulti((element, sink) -> tests(element).forEach(sink))
                        .toList());
            default -> throw StoreException.badValue("unknown operator: " + operator);
        };
    }

    private static boolean startsLogical(Value value) {
        Doc doc = value.asDoc();
        return doc.get("$and") != null || doc.get("$or") != null || doc.get("$nor") != null;
    }

    private static FieldTest in(Value value) {
        List<Operand> operands = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        for (Value element : elements(value)) {
            if (element.type() == Value.REGEX) {
                patterns.add(pattern(element.regexPattern(), element.regexOptions()));
            } else {
                operands.add(Operand.of(element));
            }
        }
        return new In(operands.stream().distinct().collect(Collectors.toList()), patterns);
    }

    private static FieldTest type(Value value) {
        List<Byte> types = new ArrayList<>();
        for (Value element : value.isArray() ? elements(value) : List.of(value)) {
            if (element.isNumber()) {
                types.add((byte) element.asInt());
            } else {
                types.addAll(typesNamed(element.asString()));
            }
        }
        return new FieldTest.Type(List.copyOf(types));
    }

    private static List<Byte> typesNamed(String name) {
        return switch (name) {
            case "double" -> List.of(Value.DOUBLE);
            case "string" -> List.of(Value.STRING);
            case "object" -> List.of(Value.DOCUMENT);
            case "array" -> List.of(Value.ARRAY);
            case "binData" -> List.of(Value.BINARY);
            case "objectId" -> List.of(Value.OBJECT_ID);
            case "bool" -> List.of(Value.BOOLEAN);
            case "date" -> List.of(Value.DATE);
            case "null" -> List.of(Value.NULL);
            case "int" -> List.of(Value.INT32);
            case "long" -> List.of(Value.INT64);
            case "number" -> List.of(Value.INT32, Value.INT64, Value.DOUBLE, Value.DECIMAL);
            default -> throw StoreException.badValue("unknown type name in $type");
        };
    }

    private static List<Value> elements(Value array) {
        if (!array.isArray()) {
            throw StoreException.badValue("an array is expected here");
        }
        List<Value> elements = new ArrayList<>();
        Doc.Fields fields = array.asDoc().fields();
        while (fields.next()) {
            elements.add(fields.value());
        }
        return elements;
    }

    private static Pattern pattern(String pattern, String options) {
        int flags = 0;
        for (int i = 0; i < options.length(); i++) {
            flags |= switch (options.charAt(i)) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'x' -> Pattern.COMMENTS;
                case 'u' -> 0;
                default -> throw StoreException.badValue("unknown option of a regular expression");
            };
        }
        try {
            return Pattern.compile(pattern, flags);
        } catch (java.util.regex.PatternSyntaxException _) {
            throw new StoreException(51091, "Location51091", "the regular expression is invalid");
        }
    }
}
