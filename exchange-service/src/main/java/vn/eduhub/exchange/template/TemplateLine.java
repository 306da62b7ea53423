package vn.eduhub.exchange.template;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.exchange.file.Line;
import vn.eduhub.exchange.work.WorkLine;

/// A line of the template: a learner in a class of a school.
record TemplateLine(Line line) {

    /// The ids that are made of school, year, class and learner must stay within 255 characters.
    private static final int CODE_LENGTH_MAX = 60;

    private static final int FIELD_LENGTH_MAX = 4_000;

    /// What keeps the line from being sent at all.
    Optional<FieldFault> fault() {
        if (!line.isComplete()) {
            return Optional.of(FieldFault.at(
                    "",
                    Fault.WRONG_COLUMN_COUNT,
                    Integer.toString(line.fields().getFieldCount()),
                    Integer.toString(line.header().size())));
        }
        for (int i = 0; i < line.header().size(); i++) {
            if (line.fields().getField(i).length() > FIELD_LENGTH_MAX) {
                return Optional.of(
                        FieldFault.at(line.header().name(i), Fault.TOO_LONG, Integer.toString(FIELD_LENGTH_MAX)));
            }
        }
        return code(LearnerTemplate.LEARNER)
                .or(() -> code(LearnerTemplate.SCHOOL))
                .or(() -> code(LearnerTemplate.CLASS))
                .or(() -> code(LearnerTemplate.SCHOOL_YEAR));
    }

    private Optional<FieldFault> code(String column) {
        String code = line.get(column);
        if (code == null) {
            return Optional.of(FieldFault.at(column, Fault.REQUIRED));
        }
        if (code.length() > CODE_LENGTH_MAX) {
            return Optional.of(FieldFault.at(column, Fault.TOO_LONG, Integer.toString(CODE_LENGTH_MAX)));
        }
        return ExternalKey.isSourcedId(code)
                ? Optional.empty()
                : Optional.of(FieldFault.at(column, Fault.NOT_AN_IDENTIFIER, column));
    }

    @Nullable
    String get(String column) {
        return line.get(column);
    }

    String learner() {
        return Objects.requireNonNullElse(line.get(LearnerTemplate.LEARNER), "");
    }

    String school() {
        return Objects.requireNonNullElse(line.get(LearnerTemplate.SCHOOL), "");
    }

    /// A class code is unique in its school and year only.
    String schoolClass() {
        return line.get(LearnerTemplate.SCHOOL)
                + "/"
                + line.get(LearnerTemplate.SCHOOL_YEAR)
                + "/"
                + line.get(LearnerTemplate.CLASS);
    }

    WorkLine rejected(FieldFault fault) {
        return WorkLine.rejected(LearnerTemplate.FILE_NAME, line.number(), learner(), fault);
    }
}
