package vn.eduhub.learner.transfer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.learner.enrolment.EnrolmentFilter;
import vn.eduhub.learner.enrolment.EnrolmentFilters;
import vn.eduhub.learner.enrolment.Enrolments;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PartPages;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.rest.Page;

/// Lists transfers of a school, or of all schools of the caller: out of them and into them.
final class TransferList {

    private final Records<Learner> records;
    private final EnrolmentFilters filters;
    private final Schools schools;

    TransferList(Records<Learner> records, EnrolmentFilters filters, Schools schools) {
        this.records = records;
        this.filters = filters;
        this.schools = schools;
    }

    /// The query as it came.
    record Query(
            @Nullable String school,
            @Nullable String schoolYear,
            @Nullable String direction,
            @Nullable String limit,
            @Nullable String cursor) {}

    Page.View<TransferView> page(Caller caller, Query query) {
        Reader reader = new Reader();
        Optional<EnrolmentFilter> filter = filters.read(
                reader,
                caller,
                new EnrolmentFilters.Query(
                        null, query.school(), null, query.schoolYear(), null, EnrolmentState.TRANSFERRED.name()));
        Optional<Direction> direction = reader.found("/direction", query.direction(), Direction::find, "in, out");
        int limit = Page.limit(reader, query.limit());
        Optional<PartPages.Place> after = PartPages.Place.read(reader, query.cursor());
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        if (filter.isEmpty()) {
            return new Page.View<>(List.of(), null);
        }
        EnrolmentFilter wanted = filter.get();
        Predicate<RecordId> own = wanted.school()
                .<Predicate<RecordId>>map(school -> school::equals)
                .orElse(school -> schools.findEverWithin(school, caller.unit()).isPresent());
        Predicate<TransferView> asked = transfer ->
                wanted.year().map(transfer.schoolYear()::equals).orElse(true) && isGoing(transfer, own, direction);
        return PartPages.page(
                records,
                new PartPages.Question(wanted.reach(), wanted.criteria(), after, limit),
                new PartPages.Parts<>(
                        Enrolments::ids,
                        body -> transfers(body).stream().filter(asked).toList(),
                        TransferView::fromEnrolment));
    }

    private enum Direction {
        IN,
        OUT;

        static Optional<Direction> find(String word) {
            return switch (word) {
                case "in" -> Optional.of(IN);
                case "out" -> Optional.of(OUT);
                default -> Optional.empty();
            };
        }
    }

    /// Out of the school, or of the caller's schools, and into them.
    private static boolean isGoing(TransferView transfer, Predicate<RecordId> own, Optional<Direction> direction) {
        RecordId to = transfer.toSchool();
        boolean leaves = own.test(transfer.fromSchool());
        boolean comes = to != null && own.test(to);
        return direction
                .map(asked -> switch (asked) {
                    case OUT -> leaves && !comes;
                    case IN -> comes && !leaves;
                })
                .orElse(leaves || comes);
    }

    /// A learner who left several classes of a school at once was transferred once; one who changed the
    /// class stayed.
    private static List<TransferView> transfers(RecordBody<Learner> body) {
        List<TransferView> transfers = new ArrayList<>();
        Set<Way> told = new HashSet<>();
        for (Enrolment from : body.content().enrolments()) {
            LocalDate date = from.ended();
            if (from.state() != EnrolmentState.TRANSFERRED || date == null) {
                continue;
            }
            Optional<Enrolment> to = successor(body.content(), from);
            RecordId toSchool = to.map(Enrolment::school).orElse(null);
            if (!from.school().equals(toSchool) && told.add(new Way(from.school(), from.schoolYear(), date))) {
                transfers.add(new TransferView(
                        body.recordId(),
                        from.schoolYear(),
                        to.orElse(from).grade(),
                        date,
                        from.school(),
                        from.id(),
                        toSchool,
                        to.map(Enrolment::id).orElse(null)));
            }
        }
        return transfers;
    }

    private record Way(RecordId from, SchoolYear schoolYear, LocalDate date) {}

    /// The stay that the transfer began, whatever was put right in either of them since.
    private static Optional<Enrolment> successor(Learner learner, Enrolment from) {
        return Enrolments.find(learner, to -> to.id().equals(from.continuedIn()))
                .filter(to -> to.state() != EnrolmentState.CANCELLED);
    }
}
