package vn.eduhub.institution.area;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.code.FormerCommune;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// Areas for everyone with a token: they are public.
@RestController
@RequestMapping("/v1/areas")
class AreaController {

    private final Areas areas;
    private final Today today;

    AreaController(Areas areas, Today today) {
        this.areas = areas;
        this.today = today;
    }

    /// In the order of their codes. Communes are known from 2025-03-01 on: who asks for communes of an earlier day gets
    /// a fault, and a list of everything has provinces only.
    @GetMapping
    Page.View<AreaView> list(
            @RequestParam @Nullable String parent,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String level,
            @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String limit,
            @RequestParam @Nullable String cursor) {
        Reader reader = new Reader();
        int size = Page.limit(reader, limit);
        Optional<RecordId> after = Page.cursor(reader, cursor);
        LocalDate day = reader.date("/asOf", asOf).orElseGet(today::date);
        Optional<AreaLevel> onlyLevel = reader.found("/level", level, AreaLevel::find, "province, commune");
        Optional<String> onlyParent = reader.text("/parent", parent, 5);
        if (onlyParent.isPresent() && areas.find(onlyParent.get(), day).isEmpty()) {
            reader.add("/parent", Fault.UNKNOWN_AREA);
        }
        Optional<String> onlyCode = reader.text("/code", code, 5);
        boolean communes = onlyLevel.equals(Optional.of(AreaLevel.COMMUNE))
                || onlyParent.isPresent()
                || onlyCode.filter(AreaController::isOfCommune).isPresent();
        if (communes && day.isBefore(FormerCommune.FROM)) {
            reader.add("/asOf", Fault.COMMUNES_NOT_KNOWN, FormerCommune.FROM.toString());
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        List<Area> candidates =
                onlyCode.map(known -> areas.find(known, day).stream().toList()).orElseGet(() -> areas.inForce(day));
        List<Area> found = candidates.stream()
                .filter(area -> onlyLevel.isEmpty() || area.level() == onlyLevel.get())
                .filter(area -> onlyParent.isEmpty() || onlyParent.get().equals(area.parent()))
                .toList();
        return page(found, after, size).view(area -> AreaView.of(area, areas));
    }

    /// A province has two digits.
    private static boolean isOfCommune(String code) {
        return code.length() == 5;
    }

    @GetMapping("/{id}")
    ResponseEntity<AreaView> one(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        AreaView view = areas.find(Resource.id(id))
                .map(area -> AreaView.of(area, areas))
                .orElseThrow(HubException::notFound);
        return Resource.readUnversioned(view, ifNoneMatch);
    }

    private Page<Area> page(List<Area> found, Optional<RecordId> after, int size) {
        int begin = 0;
        if (after.isPresent()) {
            int last = areas.find(after.get()).map(found::indexOf).orElse(-1);
            if (last < 0) {
                throw HubException.invalid("/cursor", Fault.NOT_A_CURSOR);
            }
            begin = last + 1;
        }
        List<Area> items = found.subList(begin, Math.min(begin + size, found.size()));
        boolean more = begin + items.size() < found.size();
        return new Page<>(items, more ? Optional.of(items.getLast().recordId()) : Optional.empty());
    }
}
