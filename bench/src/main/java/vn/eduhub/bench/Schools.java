package vn.eduhub.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Schools made for measuring, through the gateway like any others. A second run finds those of the first.
final class Schools {

    /// Several callers, because limits are for each client.
    private static final List<String> PROVINCES = List.of("04", "08", "11", "12", "14", "15", "19", "20");

    private static final String FIRST_DEPARTMENT = "department-" + PROVINCES.getFirst();

    private Schools() {}

    /// One school in each of several provinces.
    static List<School> spread(Gateway gateway) throws IOException, InterruptedException, MeasurementException {
        List<School> schools = new ArrayList<>();
        for (String province : PROVINCES) {
            schools.add(school(gateway, "department-" + province, 0));
        }
        return schools;
    }

    /// Many schools of one department.
    static List<School> neighbours(Gateway gateway, int count)
            throws IOException, InterruptedException, MeasurementException {
        List<School> schools = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            schools.add(school(gateway, FIRST_DEPARTMENT, i));
        }
        return schools;
    }

    private static School school(Gateway gateway, String client, int number)
            throws IOException, InterruptedException, MeasurementException {
        String body = """
                {"kind":"SCHOOL","name":"Trường Tiểu học Đo Lường %d","code":"BENCH%d","levels":["02"],"ownership":"01"}\
                """.formatted(number, number);
        String id = gateway.post(client, "/v1/institutions", body, "bench-school-" + number)
                .path("recordId")
                .asString("");
        if (id.isEmpty()) {
            throw new MeasurementException("/v1/institutions answered without a recordId");
        }
        return new School(client, id);
    }
}
