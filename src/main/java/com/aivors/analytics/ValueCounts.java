package com.aivors.analytics;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// Numbers of calls by values of open sets: the column `counts` of the rollups.
///
/// @param goals by goal id
/// @param fields by the name of the custom analysis field, then by its value
record ValueCounts(Counts reasons, Counts sentiments, Counts goals, Map<String, Counts> fields) {

    /// The most different reasons, sentiments or values of a field in one row.
    static final int MOST_VALUES = 50;

    /// The most fields in one row.
    static final int MOST_FIELDS = 40;

    private static final JsonMapper JSON = JsonMapper.shared();

    ValueCounts() {
        this(new Counts(), new Counts(), new Counts(), new TreeMap<>());
    }

    static ValueCounts parse(String json) {
        return JSON.readValue(json, ValueCounts.class);
    }

    void merge(ValueCounts others) {
        reasons.merge(others.reasons);
        sentiments.merge(others.sentiments);
        goals.merge(others.goals);
        others.fields.forEach((name, counts) -> field(name).merge(counts));
    }

    Counts field(String name) {
        return fields.computeIfAbsent(name, _ -> new Counts());
    }

    /// Limits the size of a row, whatever senders send.
    void cap() {
        reasons.keep(MOST_VALUES);
        sentiments.keep(MOST_VALUES);
        fields.values().forEach(values -> values.keep(MOST_VALUES));
        if (fields.size() > MOST_FIELDS) {
            fields.keySet().removeAll(fields.keySet().stream().skip(MOST_FIELDS).toList());
        }
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
