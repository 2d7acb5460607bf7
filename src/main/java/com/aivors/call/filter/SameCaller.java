package com.aivors.call.filter;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.QueryParameters;
import com.aivors.retell.RetellId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The filter `sameCaller`. Its value is a call id, so that a number which the reader may not see
/// does not appear in a URL.
final class SameCaller {

    static final String PARAMETER = "sameCaller";

    private SameCaller() {}

    /// @return the parameters, with the number of the call instead of its id
    /// @throws Problem 400 for a call that does not exist or has no number
    static Map<String, List<String>> named(JdbcClient sql, UUID clientId, Map<String, List<String>> given) {
        String callId = QueryParameters.text(PARAMETER, QueryParameters.first(given, PARAMETER));
        if (callId == null) {
            return given;
        }
        String number = CallerNumber.of(sql, clientId, RetellId.trimmed(callId))
                .orElseThrow(() -> FieldProblem.NO_SUCH_CALL.problem(PARAMETER));
        if (number.isBlank()) {
            throw FieldProblem.CALL_WITHOUT_NUMBER.problem(PARAMETER);
        }
        var all = new LinkedHashMap<>(given);
        all.put(PARAMETER, List.of(number));
        return all;
    }
}
