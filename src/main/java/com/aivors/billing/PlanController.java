package com.aivors.billing;

import com.aivors.client.KnownClient;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.time.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Plans of clients and their advance payments.
@RestController
@RequestMapping("/api/clients/{id}")
@Tag(name = "Billing")
class PlanController {

    private static final int LONGEST_NOTE = 200;
    private static final long MOST_MONEY = 1_000_000_000_000L;

    private final Database database;
    private final ClientMonths months;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    PlanController(Database database, ClientMonths months, Audit audit, Ids ids, InstantSource clock) {
        this.database = database;
        this.months = months;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param present the plan of the present month; a plan without charges when there is none
    /// @param plans all plans, ordered by their first month
    /// @param firstOpenMonth the earliest month that a plan may begin with
    /// @param balanceCents advance payments minus owed amounts; null unless prepaid
    record BillingPlan(
            PlanView present,
            List<PlanView> plans,
            String firstOpenMonth,
            boolean clientSees,
            boolean prepaid,
            @Nullable Long balanceCents,
            List<TopUps.TopUp> topUps) {}

    record NewTopUp(@Nullable Long amountCents, @Nullable String note) {}

    @GetMapping("/plan")
    @Operation(summary = "A client's plan, earlier and coming ones, and its balance")
    ApiResponse<BillingPlan> plan(@PathVariable UUID id) {
        return ApiResponse.of(database.as(Role.OPERATOR, sql -> read(sql, id)));
    }

    @PutMapping("/plan")
    @Operation(summary = "Set the plan from a month on; months whose statement is closed keep theirs")
    ApiResponse<BillingPlan> put(SignedIn who, @PathVariable UUID id, @RequestBody PlanRequest wanted) {
        return ApiResponse.of("Plan saved", database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, id);
            Instant now = clock.instant();
            Plan plan = wanted.plan(months.present(sql, id), now);
            Plans.put(sql, id, plan);
            ClientBilling before = ClientBilling.ofClient(sql, id);
            new ClientBilling(
                            wanted.clientSees() == null ? before.clientSees() : wanted.clientSees(),
                            wanted.prepaid() == null ? before.prepaid() : wanted.prepaid())
                    .save(sql, id);
            audit.record(sql, who, "plan.changed", id, plan.from().toString());
            return read(sql, id);
        }));
    }

    @PostMapping("/top-ups")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Record a payment in advance; a negative amount corrects one")
    ApiResponse<BillingPlan> topUp(SignedIn who, @PathVariable UUID id, @RequestBody NewTopUp paid) {
        Long amount = paid.amountCents();
        if (amount == null || amount == 0 || Math.abs(amount) > MOST_MONEY) {
            throw FieldProblem.CENTS_NOT_ZERO.problem("amountCents");
        }
        String note = paid.note() == null ? null : paid.note().strip();
        if (note != null && (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0)) {
            throw FieldProblem.PLAIN_TEXT.problem("note", LONGEST_NOTE);
        }
        return ApiResponse.of("Payment recorded", database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, id);
            UUID topUp = ids.next();
            TopUps.add(sql, id, new TopUps.TopUp(topUp, clock.instant(), amount, note));
            audit.record(sql, who, "top-up.recorded", id, topUp.toString());
            return read(sql, id);
        }));
    }

    private BillingPlan read(JdbcClient sql, UUID id) {
        KnownClient.require(sql, id);
        YearMonth present = months.present(sql, id);
        Plans.Schedule schedule = Plans.ofClient(sql, id);
        ClientBilling billing = ClientBilling.ofClient(sql, id);
        List<TopUps.TopUp> topUps = TopUps.ofClient(sql, id);
        return new BillingPlan(
                PlanView.of(schedule.in(present), true),
                schedule.plans().stream().map(plan -> PlanView.of(plan, true)).toList(),
                BillingMonth.firstOpen(clock.instant()).toString(),
                billing.clientSees(),
                billing.prepaid(),
                billing.prepaid()
                        ? TopUps.balanceCents(topUps, Statements.all(sql, id, present, clock.instant()))
                        : null,
                topUps);
    }
}
