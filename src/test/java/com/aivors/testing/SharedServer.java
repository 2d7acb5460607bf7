package com.aivors.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The class uses a server that other classes of the test process also use. Methods with a
/// [TestServer] parameter get the running one with these settings. The class does not close it.
///
/// No test may depend on data of others. So the class has its own clients, and its e-mail
/// addresses, agents and call ids occur in no other class with this annotation. Assertions about
/// all clients together, the audit log or counts need a separate server.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedServers.class)
public @interface SharedServer {

    /// Settings in addition to the usual ones of tests, each as `NAME=value`.
    String[] value() default {};
}
