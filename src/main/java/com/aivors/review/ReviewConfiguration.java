package com.aivors.review;

import com.aivors.call.merge.CallChanges;
import com.aivors.client.people.RemovedPeople;
import com.aivors.platform.database.Database;
import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    private static final String UNASSIGN = """
            update call_review set assignee_id = null, changed_at = :now
             where client_id = :client and assignee_id = :user
            """;

    /// Unassigns the calls of a removed user.
    @Bean
    RemovedPeople unassignment(Database database, InstantSource clock) {
        return (clientId, userId) -> database.asClient(
                clientId,
                sql -> sql.sql(UNASSIGN)
                        .param("client", clientId)
                        .param("user", userId)
                        .param("now", Timestamp.from(clock.instant()))
                        .update());
    }

    @Bean
    CallChanges reviewRemoval() {
        return new ReviewRemoval();
    }
}
