package io.tributary;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server. */
@SpringBootApplication
public class Tributary {
    public static void main(String[] arguments) {
        SpringApplication.run(Tributary.class, arguments);
    }
}
