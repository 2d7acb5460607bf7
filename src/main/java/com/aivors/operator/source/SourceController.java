package com.aivors.operator.source;

import com.aivors.client.KnownClient;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.time.Ids;
import com.aivors.source.Source;
import com.aivors.source.Sources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages the senders of webhooks and their secrets.
@RestController
@RequestMapping("/api/sources")
@Tag(name = "Sources")
class SourceController {

    /// The limit per source, because every webhook is compared with all active secrets of its kind.
    private static final int MOST_SECRETS = 5;

    private static final int SHORTEST_SECRET = 8;
    private static final int LONGEST_SECRET = 500;
    private static final int LONGEST_NAME = 200;

    private final Database database;
    private final Sources sources;
    private final SourceRows rows;
    private final Settings settings;
    private final Ids ids;
    private final Audit audit;

    SourceController(Database database, Sources sources, SourceRows rows, Settings settings, Ids ids, Audit audit) {
        this.database = database;
        this.sources = sources;
        this.rows = rows;
        this.settings = settings;
        this.ids = ids;
        this.audit = audit;
    }

    /// @param publicUrl the beginning of all webhook URLs (AIVORS_PUBLIC_URL)
    /// @param reachableByRetell false when the URL is on this machine or in a private network
    record SourceList(List<SourceRow> sources, String publicUrl, boolean reachableByRetell) {}

    /// @param secret a Retell API key with the webhook badge; for n8n, generated when absent
    record NewSource(
            @Nullable String kind,
            @Nullable String name,
            @Nullable UUID clientId,
            @Nullable String secret) {}

    record SecretRotation(@Nullable String secret) {}

    @GetMapping
    @Operation(summary = "All sources, with how to set them up and how they do")
    ApiResponse<SourceList> list() {
        String publicUrl = PublicUrl.of(settings);
        return ApiResponse.of(new SourceList(rows.list(), publicUrl, PublicUrl.isReachable(settings.publicUrl())));
    }

    @GetMapping(path = "/n8n-workflow", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The workflow to import into n8n, with the address of this service filled in")
    ResponseEntity<String> workflow() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"retell-to-aivors.json\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(N8nWorkflow.forAddress(PublicUrl.of(settings)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a source; bound to a client it can only write that client's calls")
    ApiResponse<SourceRow> add(SignedIn who, @RequestBody NewSource wanted) {
        var kind = kind(wanted.kind());
        String name = name(wanted.name());
        String secret = secret(wanted.secret(), kind);
        UUID clientId = wanted.clientId();
        var added = database.as(Role.OPERATOR, sql -> {
            if (clientId != null) {
                KnownClient.require(sql, clientId);
            }
            UUID id = ids.next();
            audit.record(sql, who, "source.added", clientId, id.toString());
            return sources.add(id, kind, name, clientId, secret);
        });
        return ApiResponse.of("Source added", rows.of(added));
    }

    @PostMapping("/{id}/rotate")
    @Operation(summary = "Add a secret; the older ones work until they are retired")
    ApiResponse<SourceRow> rotate(
            SignedIn who, @PathVariable UUID id, @RequestBody(required = false) @Nullable SecretRotation rotation) {
        Sources.SourceWithSecrets before = known(id);
        if (before.secrets().size() >= MOST_SECRETS) {
            throw ProblemType.TOO_MANY_SECRETS.problem();
        }
        String secret = secret(
                rotation == null ? null : rotation.secret(), before.source().kind());
        var after = database.as(Role.OPERATOR, sql -> {
            audit.record(sql, who, "source.rotated", before.source().clientId(), id.toString());
            return sources.rotate(id, secret);
        });
        return ApiResponse.of("Secret added", rows.of(after));
    }

    @DeleteMapping("/{id}/secrets/{secretId}")
    @Operation(summary = "Retire a secret: what is sent with it is refused from now on")
    ApiResponse<SourceRow> retire(SignedIn who, @PathVariable UUID id, @PathVariable String secretId) {
        UUID clientId = known(id).source().clientId();
        database.as(Role.OPERATOR, sql -> {
            switch (sources.retire(id, secretId)) {
                case RETIRED -> audit.record(sql, who, "source.secret-retired", clientId, id.toString());
                case UNKNOWN -> throw Problem.notFound();
                case LAST -> throw ProblemType.LAST_SECRET.problem();
                case FROM_ENVIRONMENT -> throw ProblemType.FROM_ENVIRONMENT.problem();
            }
            return id;
        });
        return ApiResponse.of("Secret retired", rows.of(known(id)));
    }

    /// Finds a source. Excludes the source of calls that we read from Retell ourselves, which has
    /// no secrets.
    private Sources.SourceWithSecrets known(UUID id) {
        return sources.find(id)
                .filter(one -> one.source().kind() != Source.Kind.HISTORY)
                .orElseThrow(Problem::notFound);
    }

    private static Source.Kind kind(@Nullable String kind) {
        return switch (kind) {
            case "n8n" -> Source.Kind.N8N;
            case "retell" -> Source.Kind.RETELL;
            case null, default -> throw FieldProblem.SOURCE_KIND.problem("kind");
        };
    }

    private static String name(@Nullable String name) {
        String text = name == null ? "" : name.replace("\0", "").strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw FieldProblem.SOURCE_NAME.problem("name");
        }
        return text;
    }

    /// @return null when a secret has to be generated
    private @Nullable String secret(@Nullable String given, Source.Kind kind) {
        String secret = given == null ? "" : given.strip();
        if (secret.isEmpty()) {
            if (kind == Source.Kind.RETELL) {
                throw FieldProblem.ENTER_RETELL_KEY.problem("secret");
            }
            return null;
        }
        // The secret is sent in a header, and with n8n it is the only proof of the sender.
        if (secret.length() < SHORTEST_SECRET
                || secret.length() > LONGEST_SECRET
                || !secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw FieldProblem.SECRET_CHARACTERS.problem("secret");
        }
        if (sources.isInUse(secret)) {
            throw ProblemType.SECRET_IN_USE.problem();
        }
        return secret;
    }
}
