package com.aivors.platform.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence in an answer of the API. Its parameters are in braces: `At most {most} days.` The
/// front end translates it by its key and the same parameters.
sealed interface ProblemText permits ProblemType, FieldProblem {

    Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    String name();

    /// Returns the English sentence, with parameters in braces.
    String text();

    /// Returns the unique key of the sentence, such as `too-many-users`.
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param values of the parameters, in the order in which the sentence names them
    /// @throws IllegalArgumentException when there are more or fewer values than parameters
    default Map<String, Object> parameters(Object... values) {
        var names = PARAMETER
                .matcher(text())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        if (names.size() != values.length) {
            throw new IllegalArgumentException(key() + " takes " + names + ", not " + values.length + " values");
        }
        var parameters = new LinkedHashMap<String, Object>();
        for (int i = 0; i < values.length; i++) {
            parameters.put(names.get(i), values[i]);
        }
        return parameters;
    }

    /// Returns the sentence with these values.
    default String with(Map<String, Object> parameters) {
        return PARAMETER
                .matcher(text())
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(parameters.get(found.group(1)))));
    }
}
