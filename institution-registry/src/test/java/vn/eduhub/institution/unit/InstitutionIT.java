package vn.eduhub.institution.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.RunningRegistry;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;

class InstitutionIT extends RunningRegistry {

    private static final AtomicInteger SERIAL = new AtomicInteger();

    @Test
    void everyHubBeginsWithTheOfficialUnits() {
        assertThat(get("/v1/institutions/" + MINISTRY, ministry()).text("kind")).isEqualTo("MINISTRY");
        assertThat(get("/v1/institutions?kind=DEPARTMENT&limit=100", ministry())
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(34);
        Answer office = get("/v1/institutions/" + BA_DINH, ministry());
        assertThat(office.text("name")).isEqualTo("Ủy ban nhân dân phường Ba Đình");
        assertThat(office.text("managedBy")).isEqualTo(HA_NOI.value());
        assertThat(office.text("communeCode")).isEqualTo("00004");
        assertThat(get("/v1/institutions?kind=COMMUNE&limit=5000", department(HA_NOI))
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(126);
    }

    @Test
    void aPrimarySchoolIsManagedByItsCommuneAndAnUpperSecondarySchoolByTheDepartment() {
        Answer primary = registered(department(HA_NOI), "Trường Tiểu học Hoa Sen", "[\"02\"]");
        Answer upper = registered(department(HA_NOI), "Trường THPT Hoa Sen", "[\"03\",\"04\"]");

        assertThat(primary.text("managedBy")).isEqualTo(BA_DINH.value());
        assertThat(upper.text("managedBy")).isEqualTo(HA_NOI.value());
        assertThat(primary.body().path("levels").toString()).isEqualTo("[\"02\"]");
        assertThat(primary.etag()).isEqualTo("\"1\"");
    }

    @Test
    void aUnitIsSeenByItselfAndFromAboveAndNobodyElse() {
        Answer school = registered(department(HA_NOI), "Trường Tiểu học Sao Mai", "[\"02\"]");
        String path = "/v1/institutions/" + school.id();

        assertThat(get(path, school(new RecordId(school.id()))).status()).isEqualTo(200);
        assertThat(get(path, department(BA_DINH)).status()).isEqualTo(200);
        assertThat(get(path, department(HA_NOI)).status()).isEqualTo(200);
        assertThat(get(path, ministry()).status()).isEqualTo(200);
        Answer outside = get(path, department(HO_CHI_MINH));
        Answer absent = get("/v1/institutions/0123456789abcdefghjkmnpqrs", department(HO_CHI_MINH));
        assertThat(outside.status()).isEqualTo(404);
        assertThat(withoutRequestId(outside)).isEqualTo(withoutRequestId(absent));
        assertThat(get("/v1/institutions/" + HA_NOI, school(new RecordId(school.id())))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void listsHoldWhatIsInReachAndPagesTogetherAreTheList() {
        RecordId office = OfficialUnits.communeOffice("00008");
        for (int i = 0; i < 5; i++) {
            Answer made = post(
                    "/v1/institutions",
                    department(HA_NOI),
                    "{\"kind\":\"SCHOOL\",\"name\":\"Trường Mầm non số %d\",\"communeCode\":\"00008\",\"levels\":[\"01\"]}"
                            .formatted(i));
            assertThat(made.status()).isEqualTo(201);
        }
        String list = "/v1/institutions?managedBy=" + office + "&kind=SCHOOL&limit=2";
        Answer first = get(list, department(office));
        Answer second = get(list + "&cursor=" + first.text("nextCursor"), department(office));
        Answer third = get(list + "&cursor=" + second.text("nextCursor"), department(office));

        assertThat(List.of(
                        first.body().path("items").size(),
                        second.body().path("items").size(),
                        third.body().path("items").size()))
                .containsExactly(2, 2, 1);
        assertThat(third.body().has("nextCursor")).isFalse();
        assertThat(get(list, department(HO_CHI_MINH)).body().path("items").size())
                .isZero();
    }

    @Test
    void unitsAreFoundByPlaceLevelAndBeginningOfTheName() {
        String name = "Trường Tiểu học Lọc " + SERIAL.incrementAndGet();
        Answer made = post(
                "/v1/institutions",
                department(HA_NOI),
                "{\"kind\":\"SCHOOL\",\"name\":\"%s\",\"communeCode\":\"00025\",\"levels\":[\"02\"]}".formatted(name));
        assertThat(made.status()).describedAs("%s", made.body()).isEqualTo(201);
        String begin = "name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);

        for (String filter : List.of(
                "communeCode=00025&kind=SCHOOL",
                "provinceCode=01&level=02&" + begin,
                begin,
                "communeCode=00025&level=02&asOf=2026-01-01")) {
            assertThat(ids("/v1/institutions?limit=5000&" + filter, ministry()))
                    .describedAs(filter)
                    .contains(made.id());
        }
        for (String filter : List.of("provinceCode=79&" + begin, "level=04&" + begin, "communeCode=00008&" + begin)) {
            assertThat(ids("/v1/institutions?" + filter, ministry()))
                    .describedAs(filter)
                    .isEmpty();
        }
        assertThat(ids("/v1/institutions?provinceCode=01&" + begin, department(HO_CHI_MINH)))
                .isEmpty();
        assertThat(ids("/v1/institutions?provinceCode=01&" + begin, school(new RecordId(made.id()))))
                .containsExactly(made.id());
        assertThat(get("/v1/institutions?provinceCode=00025&communeCode=01&level=9&kind=x&limit=0&asOf=1", ministry())
                        .faults())
                .containsExactlyInAnyOrder(
                        "/provinceCode unknown-area",
                        "/communeCode unknown-area",
                        "/level unknown-code",
                        "/kind unknown-code",
                        "/limit out-of-range",
                        "/asOf not-a-date");
    }

    @Autowired
    private Records<Institution> records;

    @Test
    void aSchoolInACommuneThatGotAnotherNameIsFoundUnderBoth() {
        Answer made = post(
                "/v1/institutions",
                ministry(),
                "{\"kind\":\"SCHOOL\",\"name\":\"Trường Tiểu học Lộc Ninh\",\"communeCode\":\"25270\",\"levels\":[\"02\"]}");
        assertThat(made.status()).describedAs("%s", made.body()).isEqualTo(201);
        RecordBody<Institution> stored = records.find(new RecordId(made.id())).orElseThrow();
        Institution now = stored.content();
        records.write(Draft.change(
                stored,
                new Institution(
                        now.kind(),
                        now.name(),
                        now.codes(),
                        now.managedBy(),
                        RecordId.derived("area", "25270@2025-07-01"),
                        now.levels(),
                        now.ownership()),
                new Cause("test", "test")));

        for (String day : List.of("", "&asOf=2026-01-01")) {
            assertThat(ids("/v1/institutions?kind=SCHOOL&limit=5000&communeCode=25270" + day, ministry()))
                    .contains(made.id());
        }
    }

    @Test
    void aPlaceOfTheTimeBeforeTheReformIsNotTakenForTheOneThatHasItsCodeNow() {
        for (String place : List.of("provinceCode=24", "communeCode=00004")) {
            assertThat(get("/v1/institutions?asOf=2025-06-30&" + place, ministry())
                            .faults())
                    .describedAs(place)
                    .containsExactly("/asOf out-of-range");
            assertThat(get("/v1/institutions?asOf=2025-07-01&" + place, ministry())
                            .status())
                    .describedAs(place)
                    .isEqualTo(200);
        }
        assertThat(get("/v1/institutions?asOf=2025-06-30&code=X1", ministry()).status())
                .isEqualTo(200);
    }

    @Test
    void aPatchIsNotHeldToWhatAFileLeftOut() {
        Answer made = post("/v1/institutions", department(HA_NOI), school("Trường Chưa Rõ Cấp", "[\"02\"]"));
        RecordBody<Institution> stored = records.find(new RecordId(made.id())).orElseThrow();
        Institution now = stored.content();
        records.write(Draft.change(
                stored,
                new Institution(now.kind(), now.name(), now.codes(), now.managedBy(), now.locatedIn(), List.of(), null),
                new Cause("test", "test")));

        Answer renamed = patch(
                "/v1/institutions/" + made.id(),
                department(HA_NOI),
                "{\"name\":\"Trường Đã Rõ Tên\"}",
                "If-Match",
                "\"2\"");
        assertThat(renamed.status()).describedAs("%s", renamed.body()).isEqualTo(200);
        assertThat(renamed.text("communeCode")).isEqualTo("00004");
    }

    private List<String> ids(String list, String token) {
        Answer answer = get(list, token);
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(200);
        return answer.body()
                .path("items")
                .valueStream()
                .map(item -> item.path("recordId").asString())
                .toList();
    }

    @Test
    void aSchoolRegisteredByMistakeIsTakenBackWhenItManagesNothing() {
        Answer school = post("/v1/institutions", department(HA_NOI), school("Trường Tiểu học Nhầm", "[\"02\"]"));
        Answer campus = post(
                "/v1/institutions",
                department(HA_NOI),
                "{\"kind\":\"CAMPUS\",\"name\":\"Điểm trường Nhầm\",\"managedBy\":\"%s\"}".formatted(school.id()));
        assertThat(campus.status()).describedAs("%s", campus.body()).isEqualTo(201);
        String reason = "{\"reason\":\"nhập nhầm\"}";
        String cancelling = "/v1/institutions/" + school.id() + "/cancellations";

        assertThat(post(cancelling, department(HA_NOI), reason).text("code")).isEqualTo("unit-in-use");
        assertThat(post("/v1/institutions/" + campus.id() + "/cancellations", department(HA_NOI), reason)
                        .status())
                .isEqualTo(200);
        assertThat(post(cancelling, department(HA_NOI), reason, "If-Match", "\"3\"")
                        .status())
                .isEqualTo(412);
        Answer cancelled = post(cancelling, department(HA_NOI), reason, "If-Match", "\"1\"");
        assertThat(cancelled.body().path("cancelled").asBoolean()).isTrue();
        assertThat(post(cancelling, department(HA_NOI), reason)).isEqualTo(cancelled);
        assertThat(post(cancelling, department(HO_CHI_MINH), reason).status()).isEqualTo(404);
        assertThat(post(cancelling, school(new RecordId(school.id())), reason).status())
                .isEqualTo(403);
        assertThat(post("/v1/institutions/" + HA_NOI + "/cancellations", ministry(), reason)
                        .text("code"))
                .isEqualTo("official-unit");
    }

    @Test
    void allFaultsOfAPatchAreToldAtOnceAndALostAnswerIsGivenAgain() {
        Answer school = post("/v1/institutions", department(HA_NOI), school("Trường Tiểu học Vá", "[\"02\"]"));
        String path = "/v1/institutions/" + school.id();
        assertThat(patch(
                                path,
                                department(HA_NOI),
                                "{\"name\":7,\"levels\":\"02\",\"colour\":{\"a\":1}}",
                                "If-Match",
                                school.etag())
                        .faults())
                .containsExactlyInAnyOrder("/name wrong-type", "/levels wrong-type", "/colour unknown-field");
        String named = "{\"name\":\"Trường Tiểu học Đã Vá\"}";
        Answer changed = patch(path, department(HA_NOI), named, "If-Match", school.etag());
        assertThat(patch(path, department(HA_NOI), named, "If-Match", school.etag()))
                .isEqualTo(changed);
        assertThat(patch(path, department(HA_NOI), "{\"name\":\"Khác\"}", "If-Match", school.etag())
                        .status())
                .isEqualTo(412);
    }

    @Test
    void theSameKeyRegistersOnceAndAnotherBodyIsRefused() {
        String body = school("Trường Tiểu học Một Lần", "[\"02\"]");
        String key = "register-once-" + SERIAL.incrementAndGet();
        Answer first = post("/v1/institutions", department(HA_NOI), body, "Idempotency-Key", key);
        Answer again = post("/v1/institutions", department(HA_NOI), body, "Idempotency-Key", key);
        Answer other = post(
                "/v1/institutions",
                department(HA_NOI),
                school("Trường Tiểu học Khác", "[\"02\"]"),
                "Idempotency-Key",
                key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again).isEqualTo(first);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("idempotency-mismatch");
    }

    @Test
    void theSameKeyManyTimesAtOnceRegistersOnce() throws Exception {
        String body = school("Trường Tiểu học Cùng Lúc", "[\"02\"]");
        String key = "at-once-" + SERIAL.incrementAndGet();
        Callable<Answer> call = () -> post("/v1/institutions", department(HA_NOI), body, "Idempotency-Key", key);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = threads.invokeAll(List.of(call, call, call, call, call, call));
            String id = answers.getFirst().get().id();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
                assertThat(answer.get().id()).isEqualTo(id);
            }
        }
    }

    @Test
    void allFaultsOfARequestAreToldAtOnce() {
        Answer answer = post("/v1/institutions", department(HA_NOI), """
                {"kind":"OFFICE","name":" ","communeCode":"99999","levels":["2","02"],"ownership":"07","sourcedId":""}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/kind unknown-code",
                        "/name required",
                        "/communeCode unknown-area",
                        "/levels/0 unknown-code",
                        "/ownership unknown-code",
                        "/sourcedId not-an-identifier");
    }

    @Test
    void anUnknownFieldIsAFault() {
        Answer answer = post(
                "/v1/institutions", department(HA_NOI), "{\"kind\":\"SCHOOL\",\"nom\":\"Trường\",\"levels\":[\"02\"]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("/nom unknown-field");
    }

    @Test
    void aUnitOfAnotherProvinceIsToldLikeOneThatDoesNotExist() {
        String outside = "{\"kind\":\"SCHOOL\",\"name\":\"Trường\",\"levels\":[\"02\"],\"managedBy\":\"%s\"}";
        Answer foreign = post("/v1/institutions", department(HA_NOI), outside.formatted(HO_CHI_MINH.value()));
        Answer absent = post("/v1/institutions", department(HA_NOI), outside.formatted("0123456789abcdefghjkmnpqrs"));

        assertThat(foreign.faults()).containsExactly("/managedBy unknown-institution");
        assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(absent));
        Answer elsewhere =
                post("/v1/institutions", department(HO_CHI_MINH), school("Trường Tiểu học Ngoài Tỉnh", "[\"02\"]"));
        assertThat(elsewhere.faults()).containsExactly("/communeCode unknown-institution");
    }

    @Test
    void aCampusBelongsToASchool() {
        Answer main = registered(department(HA_NOI), "Trường Tiểu học Điểm Chính", "[\"02\"]");
        String campus = "{\"kind\":\"CAMPUS\",\"name\":\"Điểm trường 2\"%s}";

        Answer made =
                post("/v1/institutions", department(HA_NOI), campus.formatted(",\"managedBy\":\"" + main.id() + "\""));
        assertThat(made.status()).isEqualTo(201);
        assertThat(get("/v1/institutions/" + made.id(), school(new RecordId(main.id())))
                        .status())
                .isEqualTo(200);
        assertThat(post("/v1/institutions", department(HA_NOI), campus.formatted(""))
                        .faults())
                .containsExactly("/managedBy required");
        assertThat(post("/v1/institutions", department(HA_NOI), campus.formatted(",\"managedBy\":\"" + HA_NOI + "\""))
                        .faults())
                .containsExactly("/managedBy unknown-school");
    }

    @Test
    void aCodeInForceIsNotGivenTwiceWithinReach() {
        String code = "HN" + SERIAL.incrementAndGet();
        String body =
                "{\"kind\":\"SCHOOL\",\"name\":\"Trường %s\",\"communeCode\":\"00004\",\"levels\":[\"02\"],\"code\":\"%s\"}";
        Answer first = post("/v1/institutions", department(HA_NOI), body.formatted("Một", code));
        Answer second = post("/v1/institutions", department(HA_NOI), body.formatted("Hai", code));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.faults()).containsExactly("/code key-taken");
        assertThat(get("/v1/institutions?code=" + code, ministry())
                        .body()
                        .at("/items/0/recordId")
                        .asString())
                .isEqualTo(first.id());
    }

    @Test
    void onlyDepartmentsAndTheMinistryRegister() {
        String body = school("Trường Tiểu học Tự Lập", "[\"02\"]");

        assertThat(post("/v1/institutions", school(BA_DINH), body).status()).isEqualTo(403);
        assertThat(post("/v1/institutions", token("analyst", MINISTRY.value(), "analyst"), body)
                        .status())
                .isEqualTo(403);
        assertThat(post("/v1/institutions", token("no-unit", null, "ministry"), body)
                        .text("code"))
                .isEqualTo("no-unit");
        assertThat(post("/v1/institutions", "", body).status()).isEqualTo(401);
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        Answer school = registered(department(HA_NOI), "Trường Tiểu học Đổi Tên", "[\"02\"]");
        String path = "/v1/institutions/" + school.id();
        String rename = "{\"name\":\"Trường Tiểu học Tên Mới\",\"ownership\":\"01\"}";

        assertThat(patch(path, department(HA_NOI), rename).status()).isEqualTo(428);
        Answer changed = patch(path, department(HA_NOI), rename, "If-Match", school.etag());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.etag()).isEqualTo("\"2\"");
        assertThat(changed.text("name")).isEqualTo("Trường Tiểu học Tên Mới");
        assertThat(changed.text("communeCode")).isEqualTo("00004");
        assertThat(patch(path, department(HA_NOI), "{\"name\":\"Trường\"}", "If-Match", school.etag())
                        .status())
                .isEqualTo(412);
        assertThat(get(path, ministry(), "If-None-Match", changed.etag()).status())
                .isEqualTo(304);
        assertThat(get(path, ministry(), "If-None-Match", school.etag()).status())
                .isEqualTo(200);
    }

    @Test
    void aPatchThatChangesNothingMakesNoVersion() {
        Answer school = registered(department(HA_NOI), "Trường Tiểu học Như Cũ", "[\"02\"]");
        Answer same = patch(
                "/v1/institutions/" + school.id(),
                department(HA_NOI),
                "{\"name\":\"Trường Tiểu học Như Cũ\"}",
                "If-Match",
                school.etag());

        assertThat(same.etag()).isEqualTo("\"1\"");
    }

    @Test
    void aSchoolIsReadAsItWas() {
        Answer school = registered(department(HA_NOI), "Trường Tiểu học Tên Cũ", "[\"02\"]");
        String path = "/v1/institutions/" + school.id();
        patch(path, department(HA_NOI), "{\"name\":\"Trường Tiểu học Tên Mới\"}", "If-Match", school.etag());

        Answer versions = get(path + "/versions", department(HA_NOI));
        assertThat(versions.body().path("items").findValuesAsString("name"))
                .containsExactly("Trường Tiểu học Tên Mới", "Trường Tiểu học Tên Cũ");
        String before = versions.body().path("items").path(1).path("updatedAt").asString();
        assertThat(get(path + "?asKnownOn=" + before, department(HA_NOI)).text("name"))
                .isEqualTo("Trường Tiểu học Tên Cũ");
    }

    @Test
    void nullTakesAValueAwayAndFaultsAreTold() {
        Answer school = registered(department(HA_NOI), "Trường Tiểu học Bỏ Trống", "[\"02\"]");
        String path = "/v1/institutions/" + school.id();

        assertThat(patch(path, department(HA_NOI), "{\"name\":null,\"levels\":null}", "If-Match", school.etag())
                        .faults())
                .containsExactlyInAnyOrder("/name required", "/levels required");
        assertThat(patch(path, department(HA_NOI), "{\"colour\":\"xanh\"}", "If-Match", school.etag())
                        .faults())
                .containsExactly("/colour unknown-field");
        assertThat(patch(path, department(HA_NOI), "null", "If-Match", school.etag())
                        .status())
                .isEqualTo(400);
        Answer nowhere = patch(path, department(HA_NOI), "{\"communeCode\":null}", "If-Match", school.etag());
        assertThat(nowhere.status()).isEqualTo(200);
        assertThat(nowhere.body().has("locatedIn")).isFalse();
    }

    @Test
    void movingAUnitIsAReorganisation() {
        Answer school = registered(department(HA_NOI), "Trường Tiểu học Chuyển Đi", "[\"02\"]");
        Answer moved = patch(
                "/v1/institutions/" + school.id(),
                department(HA_NOI),
                "{\"managedBy\":\"" + HA_NOI + "\"}",
                "If-Match",
                school.etag());

        assertThat(moved.status()).isEqualTo(422);
        assertThat(moved.text("code")).isEqualTo("reorganisation-needed");
        assertThat(patch("/v1/institutions/" + BA_DINH, department(HA_NOI), "{\"name\":\"Xã\"}", "If-Match", "\"1\"")
                        .text("code"))
                .isEqualTo("official-unit");
    }

    @Test
    void aCodeThatIsReplacedKeepsItsDays() {
        String code = "CODE" + SERIAL.incrementAndGet();
        Answer school = registered(department(HA_NOI), "Trường Tiểu học Có Mã", "[\"02\"]");
        Answer coded = patch(
                "/v1/institutions/" + school.id(),
                department(HA_NOI),
                "{\"code\":\"" + code + "\"}",
                "If-Match",
                school.etag());

        assertThat(coded.text("code")).isEqualTo(code);
        assertThat(coded.body().path("codes").size()).isEqualTo(1);
        assertThat(coded.body().at("/codes/0/until").isMissingNode()).isTrue();
    }

    @Test
    void aNewCodeRegisteredManyTimesAtOnceIsGivenOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            String code = "NHIEU" + SERIAL.incrementAndGet();
            String body =
                    "{\"kind\":\"SCHOOL\",\"name\":\"Trường Nhiều\",\"communeCode\":\"00004\",\"levels\":[\"02\"],\"code\":\"%s\"}"
                            .formatted(code);
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                calls.add(() -> post("/v1/institutions", department(HA_NOI), body));
                calls.add(() -> post("/v1/institutions", department(BA_DINH), body));
                calls.add(() -> post("/v1/institutions", ministry(), body));
            }
            int made = 0;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Answer> answer : threads.invokeAll(calls)) {
                    if (answer.get().status() == 201) {
                        made++;
                    } else {
                        assertThat(answer.get().faults()).containsExactly("/code key-taken");
                    }
                }
            }
            assertThat(made).isEqualTo(1);
        }
    }

    @Test
    void oneCodePatchedIntoTwoSchoolsAtOnceIsGivenOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            String patch = "{\"code\":\"DOI" + SERIAL.incrementAndGet() + "\"}";
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int n = 0; n < 6; n++) {
                String id = registered(department(HA_NOI), "Trường Đổi Mã", "[\"02\"]")
                        .id();
                calls.add(() -> patch("/v1/institutions/" + id, department(HA_NOI), patch, "If-Match", "\"1\""));
            }
            int given = 0;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Answer> answer : threads.invokeAll(calls)) {
                    if (answer.get().status() == 200) {
                        given++;
                    } else {
                        assertThat(answer.get().faults()).containsExactly("/code key-taken");
                    }
                }
            }
            assertThat(given).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "{\"$gt\":\"\"}", "' or '1'='1", "$where", "a b", "1'; DROP TABLE x;--", "ĐỊA"})
    void idsWithOperatorsAreNotFoundAndChangeNothing(String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");

        assertThat(get("/v1/institutions?code=" + encoded, ministry())
                        .body()
                        .path("items")
                        .size())
                .isZero();
        assertThat(get("/v1/institutions?managedBy=" + encoded, ministry()).faults())
                .containsExactly("/managedBy not-an-identifier");
        Answer answer = get("/v1/institutions/" + encoded, ministry());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("not-found");
    }

    private Answer registered(String token, String name, String levels) {
        Answer answer = post("/v1/institutions", token, school(name, levels));
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private static String school(String name, String levels) {
        return "{\"kind\":\"SCHOOL\",\"name\":\"%s\",\"communeCode\":\"00004\",\"levels\":%s}".formatted(name, levels);
    }

    private static String withoutRequestId(Answer answer) {
        return answer.body().toString().replaceAll("\"(requestId|instance)\":\"[^\"]*\"", "");
    }
}
