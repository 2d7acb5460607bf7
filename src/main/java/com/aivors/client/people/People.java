package com.aivors.client.people;

import com.aivors.platform.access.Membership;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the users of a client under the client's own rights, which exclude passwords.
public final class People {

    private static final String ALL = """
            select u.user_id, u.email, u.membership, u.invited
              from app_user u where u.client_id = :client order by u.email
            """;

    private static final String BY_IDS = """
            select u.user_id, u.email, u.membership, u.invited
              from app_user u where u.client_id = :client and u.user_id in (:ids)
            """;

    private People() {}

    public static List<Person> of(JdbcClient sql, UUID clientId) {
        return sql.sql(ALL).param("client", clientId).query(People::read).list();
    }

    /// @return by id; omits ids that are not users of the client
    public static Map<UUID, Person> byIds(JdbcClient sql, UUID clientId, Collection<UUID> ids) {
        var people = new HashMap<UUID, Person>();
        if (!ids.isEmpty()) {
            sql.sql(BY_IDS)
                    .param("client", clientId)
                    .param("ids", ids)
                    .query(People::read)
                    .list()
                    .forEach(person -> people.put(person.id(), person));
        }
        return people;
    }

    private static Person read(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("user_id", UUID.class),
                row.getString("email"),
                Membership.of(row.getString("membership")),
                row.getBoolean("invited"));
    }
}
