package com.aivors.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The class uses a server that other classes of the test process use as well: methods that take a
/// [TestServer] are given the running one with these settings. It is not closed by them.
///
/// Nothing may depend on what others left behind. So the class has clients of its own, and its
/// e-mail addresses, agents and call ids occur in no other class with this annotation; what is
/// asserted of all clients together, of the audit log or of counts needs a server of its own.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedServers.class)
public @interface SharedServer {

    /// Settings beyond the usual ones of tests, each as `NAME=value`.
    String[] value() default {};
}
