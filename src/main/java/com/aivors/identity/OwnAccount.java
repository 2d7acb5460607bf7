package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import org.springframework.stereotype.Component;

/// Changes what users choose for their own account. [Recovery] changes passwords.
@Component
final class OwnAccount {

    private final Database database;
    private final Users users;
    private final UserDocuments documents;

    OwnAccount(Database database, Users users, UserDocuments documents) {
        this.database = database;
        this.users = users;
        this.documents = documents;
    }

    User change(SignedIn who, AccountPatch change) {
        database.as(Role.ACCOUNTS, db -> {
            users.setLanguage(db, who.userId(), change.language());
            return true;
        });
        return documents.of(who);
    }
}
