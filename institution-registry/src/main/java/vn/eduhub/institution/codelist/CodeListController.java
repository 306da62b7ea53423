package vn.eduhub.institution.codelist;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.code.OfficialList;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.institution.area.Today;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// `/v1/code-lists`.
@RestController
@RequestMapping("/v1/code-lists")
class CodeListController {

    private final Today today;

    CodeListController(Today today) {
        this.today = today;
    }

    /// @param values how many there are, of all times
    record CodeListView(String name, String title, int values) {}

    /// @param asOf the day on which the values are in force
    record CodesView(String name, String title, LocalDate asOf, List<CodeView> values) {

        CodesView {
            values = List.copyOf(values);
        }
    }

    /// @param dataCentreCode code of the same in the National Data Centre's scheme
    /// @param aliases other names that are taken for it
    record CodeView(
            String code,
            String name,
            @Nullable String dataCentreCode,
            @Nullable LocalDate begin,
            @Nullable LocalDate end,
            List<String> aliases) {

        CodeView {
            aliases = List.copyOf(aliases);
        }

        static CodeView of(OfficialList.Value value) {
            return new CodeView(
                    value.code(), value.name(), value.dataCentre(), value.begin(), value.end(), value.aliases());
        }
    }

    /// In the order of their names.
    @GetMapping
    Page.View<CodeListView> lists(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Reader reader = new Reader();
        int most = Page.limit(reader, limit);
        if (cursor != null && OfficialList.find(cursor).isEmpty()) {
            reader.add("/cursor", Fault.NOT_A_CURSOR);
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        List<CodeListView> further = OfficialList.all().stream()
                .sorted(Comparator.comparing(OfficialList::name))
                .filter(list -> cursor == null || list.name().compareTo(cursor) > 0)
                .limit(most + 1L)
                .map(list -> new CodeListView(
                        list.name(), list.title(), list.values().size()))
                .toList();
        List<CodeListView> page = further.subList(0, Math.min(most, further.size()));
        return new Page.View<>(page, further.size() > most ? page.getLast().name() : null);
    }

    /// @param asOf today without it
    @GetMapping("/{name}")
    ResponseEntity<CodesView> codes(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        Reader reader = new Reader();
        LocalDate day = reader.date("/asOf", asOf).orElseGet(today::date);
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        OfficialList list = OfficialList.find(name).orElseThrow(HubException::notFound);
        CodesView view = new CodesView(
                list.name(),
                list.title(),
                day,
                list.values().stream()
                        .filter(value -> value.isInForce(day))
                        .map(CodeView::of)
                        .toList());
        return Resource.readUnversioned(view, ifNoneMatch);
    }
}
