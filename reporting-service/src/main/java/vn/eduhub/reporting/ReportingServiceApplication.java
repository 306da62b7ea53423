package vn.eduhub.reporting;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ReportingServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(ReportingServiceApplication.class, args);
    }
}
