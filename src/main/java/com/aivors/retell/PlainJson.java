package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Converts JSON to maps, lists, texts, numbers and booleans, which any serialiser writes.
final class PlainJson {

    private PlainJson() {}

    static @Nullable Object of(@Nullable Json value) {
        return switch (value) {
            case Json.Obj object -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                object.members().forEach((name, member) -> map.put(PlainText.of(name), of(member)));
                yield map;
            }
            case Json.Arr array -> {
                List<@Nullable Object> list = new ArrayList<>();
                array.elements().forEach(element -> list.add(of(element)));
                yield list;
            }
            case Json.Span span -> {
                Json.Obj object = Lenient.object(span);
                yield of(object == null ? Lenient.array(span) : object);
            }
            case Json.Num(String text) -> {
                Object number = Lenient.number(text);
                yield number == null ? text : number;
            }
            case Json.Text(String text) -> PlainText.of(text);
            case Json.Literal literal -> Lenient.bool(literal);
            case null -> null;
        };
    }
}
