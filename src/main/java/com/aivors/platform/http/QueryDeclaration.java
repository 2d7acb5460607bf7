package com.aivors.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.function.Supplier;

/// The query parameters of an argument are declared in a list. The argument's type has one
/// constructor, which takes what was given: `Map<String, List<String>>`. The list is what the route
/// accepts ([KnownParameters]) and what the OpenAPI document says.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface QueryDeclaration {

    /// Has a constructor without parameters.
    Class<? extends Supplier<List<Parameter>>> value();

    /// One parameter of the query string.
    ///
    /// @param name one that ends in `.NAME` stands for every name with that beginning
    /// @param repeatable may be given more than once
    record Parameter(String name, String description, boolean repeatable) {

        private static final String ANY = ".NAME";

        boolean isFamily() {
            return name.endsWith(ANY);
        }

        /// Whether a parameter of a request is this one.
        public boolean matches(String given) {
            return isFamily()
                    ? given.startsWith(name.substring(0, name.length() - ANY.length() + 1))
                            && given.length() > name.length() - ANY.length() + 1
                    : given.equals(name);
        }
    }
}
