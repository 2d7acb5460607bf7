package com.aivors.call.search;

/// A place in a call that matches a search.
///
/// @param field transcript, summary, agentName, fromNumber, toNumber, callId, agentId, or `field.NAME`
///     for a custom analysis field
/// @param before the text before the hit; begins with `…` if it was cut
/// @param hit the match as the call has it
/// @param after the text after the hit; ends with `…` if it was cut
public record Highlight(String field, String before, String hit, String after) {

    private static final int BEFORE = 48;
    private static final int AFTER = 72;
    private static final String CUT = "…";

    static Highlight in(SearchedField field, int start, int end) {
        String text = field.text();
        int from = Math.max(0, start - BEFORE);
        int to = Math.min(text.length(), end + AFTER);
        if (from > 0) {
            int space = text.indexOf(' ', from);
            from = space >= 0 && space < start ? space + 1 : whole(text, from);
        }
        if (to < text.length()) {
            int space = text.lastIndexOf(' ', to);
            to = space > end ? space : whole(text, to);
        }
        return new Highlight(
                field.name(),
                (from > 0 ? CUT : "") + text.substring(from, start),
                text.substring(start, end),
                text.substring(end, to) + (to < text.length() ? CUT : ""));
    }

    /// Moves a position so that it does not split a surrogate pair.
    private static int whole(String text, int at) {
        return at > 0 && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
