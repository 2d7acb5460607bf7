package com.aivors.source;

import com.aivors.identity.Installation;
import com.aivors.platform.database.Database;
import com.aivors.platform.secrets.Sealer;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.time.Ids;
import com.aivors.retell.Signature;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SourceConfiguration {

    @Bean
    SourceStore sourceStore(Database database, Sealer sealer, Ids ids, InstantSource clock) {
        return new SourceStore(database, sealer, ids, clock);
    }

    @Bean
    SecretUses secretUses(@Qualifier("jobs") Database jobs, InstantSource clock) {
        return new SecretUses(jobs, clock);
    }

    @Bean
    Sources sources(SourceStore store, Settings settings, Installation installation, SecretUses uses) {
        installation.takeOverKey(store::reseal);
        var sources = new Sources(store, settings, uses);
        sources.prepare();
        return sources;
    }

    @Bean
    SignedSources signedSources(Sources sources, InstantSource clock) {
        return new SignedSources(sources::all, sources::used, Signature::verify, clock);
    }
}
