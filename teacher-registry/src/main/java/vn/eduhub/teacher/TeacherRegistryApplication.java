package vn.eduhub.teacher;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service.
@SpringBootApplication
public class TeacherRegistryApplication {

    public static void main(String[] args) {
        SpringApplication.run(TeacherRegistryApplication.class, args);
    }
}
