package com.aivors.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that injects a fault. Its result and figures become a row of the table of results.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(FaultTable.class)
@interface Fault {

    /// The number in the list of faults; 0 is a control of the suite itself.
    int number();

    String value();
}
