package com.aivors.client.people;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The users of the client that asks.
@RestController
@RequestMapping("/api/users")
@Tag(name = "People")
class PeopleController {

    private final Database database;

    PeopleController(Database database) {
        this.database = database;
    }

    record Users(List<Person> users) {}

    @GetMapping
    @Operation(summary = "Who belongs to this client")
    ApiResponse<Users> list(SignedIn caller) {
        UUID clientId = caller.client();
        return ApiResponse.of(new Users(database.asClient(clientId, sql -> People.of(sql, clientId))));
    }
}
