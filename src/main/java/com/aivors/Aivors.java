package com.aivors;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Aivors {
    public static void main(String[] args) {
        SpringApplication.run(Aivors.class, args);
    }
}
