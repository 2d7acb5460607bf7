package com.aivors.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.function.Supplier;

/// Declares the query parameters of an argument as a list. The argument's type has one constructor,
/// which receives the sent parameters as `Map<String, List<String>>`. The route accepts exactly the
/// listed parameters ([KnownParameters]), and the OpenAPI document shows them.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface QueryDeclaration {

    /// Has a constructor without parameters.
    Class<? extends Supplier<List<Parameter>>> value();

    /// One parameter of the query string.
    ///
    /// @param name a name that ends in `.NAME` stands for every name with that beginning
    /// @param repeatable whether a request may contain it more than once
    record Parameter(String name, String description, boolean repeatable) {

        private static final String ANY = ".NAME";

        boolean isFamily() {
            return name.endsWith(ANY);
        }

        /// Returns whether this declaration covers a parameter of a request.
        public boolean matches(String given) {
            return isFamily()
                    ? given.startsWith(name.substring(0, name.length() - ANY.length() + 1))
                            && given.length() > name.length() - ANY.length() + 1
                    : given.equals(name);
        }
    }
}
