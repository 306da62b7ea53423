package vn.eduhub.local.signon;

import java.util.ArrayList;
import java.util.List;
import vn.eduhub.contracts.id.RecordId;

/// Who can call the hub, on one machine and where it is deployed. The files are written by [RealmMain]; a test holds
/// them against what is said here.
final class LocalRealms {

    static final List<String> ROLES =
            List.of("school", "department", "analyst", "ministry", "steward", "auditor", "operator", "service");

    private static final List<String> SERVICES = List.of(
            "gateway",
            "identity-service",
            "institution-registry",
            "learner-registry",
            "teacher-registry",
            "exchange-service",
            "reporting-service");

    /// The 34 provinces since July 2025.
    private static final List<String> PROVINCES = List.of(
            "01", "04", "08", "11", "12", "14", "15", "19", "20", "22", "24", "25", "31", "33", "37", "38", "40", "42",
            "44", "46", "48", "51", "52", "56", "66", "68", "75", "79", "80", "82", "86", "91", "92", "96");

    private static final String MINISTRY = unit("ministry");
    private static final String HANOI = unit("department:01");
    static final String DEMO_SCHOOL = unit("school:demo-1");

    private LocalRealms() {}

    static RealmFile eduhub() {
        List<MachineClient> machines = new ArrayList<>(offices());
        machines.add(new MachineClient("school-demo-1", "school", DEMO_SCHOOL));
        machines.add(new MachineClient("school-demo-2", "school", unit("school:demo-2")));
        machines.add(new MachineClient("no-unit", "school", null));
        // To see a token expire.
        machines.add(new MachineClient("short-lived", "school", DEMO_SCHOOL, 2));
        machines.addAll(processes());
        return new RealmFile("eduhub", ROLES, machines, officers(), RealmPlace.ONE_MACHINE);
    }

    /// The same realm without whoever is invented.
    static RealmFile deployed() {
        List<MachineClient> machines = new ArrayList<>(offices());
        machines.addAll(processes());
        return new RealmFile("eduhub", ROLES, machines, List.of(), RealmPlace.DEPLOYED);
    }

    private static List<MachineClient> offices() {
        List<MachineClient> machines = new ArrayList<>();
        machines.add(new MachineClient("ministry-admin", "ministry", MINISTRY));
        machines.add(new MachineClient("ministry-analyst", "analyst", MINISTRY));
        machines.add(new MachineClient("operator", "operator", MINISTRY));
        machines.add(new MachineClient("steward", "steward", MINISTRY));
        machines.add(new MachineClient("auditor", "auditor", MINISTRY));
        for (String province : PROVINCES) {
            machines.add(new MachineClient("department-" + province, "department", unit("department:" + province)));
        }
        return machines;
    }

    private static List<MachineClient> processes() {
        List<MachineClient> machines = new ArrayList<>();
        for (String service : SERVICES) {
            machines.add(new MachineClient(service, "service", null));
        }
        machines.add(MachineClient.accountKeeper());
        return machines;
    }

    private static List<Officer> officers() {
        return List.of(
                new Officer("ministry.lan", "Nguyễn Thị", "Lan", "Chuyên viên chính", "ministry", MINISTRY),
                new Officer("ministry.quang", "Trần Minh", "Quang", "Phó Cục trưởng", "ministry", MINISTRY),
                new Officer("analyst.hoa", "Lê Thanh", "Hoa", "Chuyên viên thống kê", "analyst", MINISTRY),
                new Officer("analyst.duc", "Phạm Anh", "Đức", "Chuyên viên thống kê", "analyst", MINISTRY),
                new Officer("department.mai", "Vũ Ngọc", "Mai", "Trưởng phòng", "department", HANOI),
                new Officer("department.son", "Hoàng Văn", "Sơn", "Chuyên viên", "department", HANOI),
                new Officer("school.binh", "Đỗ Thị", "Bình", "Hiệu trưởng", "school", DEMO_SCHOOL),
                new Officer("school.khanh", "Bùi Gia", "Khánh", "Nhân viên văn thư", "school", DEMO_SCHOOL),
                new Officer("steward.thu", "Đặng Minh", "Thư", "Quản trị dữ liệu", "steward", MINISTRY),
                new Officer("steward.long", "Ngô Hải", "Long", "Quản trị dữ liệu", "steward", MINISTRY),
                new Officer("auditor.yen", "Dương Hải", "Yến", "Thanh tra viên", "auditor", MINISTRY),
                new Officer("auditor.phuc", "Lý Hồng", "Phúc", "Thanh tra viên chính", "auditor", MINISTRY),
                new Officer("operator.tam", "Phan Thành", "Tâm", "Kỹ sư vận hành", "operator", MINISTRY),
                new Officer("operator.nga", "Trịnh Thúy", "Nga", "Kỹ sư vận hành", "operator", MINISTRY));
    }

    private static String unit(String naturalKey) {
        return RecordId.derived("institution", naturalKey).value();
    }
}
