package com.aivors.call.list;

/// The filters of `CallFilters` whose choices are counted. [FacetChoices] computes the choices that
/// show a call.
public enum CallFacet {
    AGENT("agentId"),
    DIRECTION("direction"),
    OUTCOME("outcome"),
    REASON("reason"),
    SENTIMENT("sentiment"),
    SUCCESSFUL("successful"),
    GOAL("goal"),
    RECORDED("recorded"),
    AFTER_HOURS("afterHours"),
    FLAGGED("flagged"),
    DONE("done"),
    ASSIGNEE("assignee"),
    TAG("tag"),
    WEEKDAY("weekday"),
    HOUR("hour");

    private final String parameter;

    CallFacet(String parameter) {
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
