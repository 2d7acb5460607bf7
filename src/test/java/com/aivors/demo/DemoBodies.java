package com.aivors.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Bodies of the demo's calls, for tests of other packages that need bodies like Retell's.
public final class DemoBodies {

    private static final long SEED = 20_260_102;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private DemoBodies() {}

    /// The three events of one call.
    @SuppressWarnings("ArrayRecordComponent")
    public record Told(byte[] started, byte[] ended, byte[] analyzed) {}

    /// Returns at least `count` answered calls, the same ones each time.
    public static List<Told> calls(int count) {
        Agency agency = Agency.read();
        var calendar = new Calendar(agency, SEED, FIRST);
        var maker = new CallMaker(agency, ZoneOffset.UTC);
        var told = new ArrayList<Told>();
        for (LocalDate day = FIRST.plusDays(60); told.size() < count; day = day.plusDays(1)) {
            calendar.of(day).stream()
                    .map(maker::make)
                    .filter(DemoCall::connected)
                    .forEach(call -> told.add(
                            new Told(Bodies.of(call.begun()), Bodies.of(call.ended()), Bodies.of(call.analyzed()))));
        }
        return told;
    }
}
