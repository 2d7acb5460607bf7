package com.aivors.platform.http;

import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Refuses text in bodies that PostgreSQL cannot store: U+0000 and unpaired surrogates, which JSON
/// can write as `\ud800` but UTF-8 cannot encode. Also refuses numbers and booleans in place of
/// text.
@Component
public final class StorableText extends SimpleModule {

    StorableText() {
        super("storable text");
        addDeserializer(String.class, new Checked());
    }

    public static boolean isStorable(String text) {
        return text.chars().noneMatch(unit -> unit == 0)
                && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /// Returns whether the text is storable, has at most `longest` characters, and contains no line
    /// breaks or other control characters.
    public static boolean isLine(String text, int longest) {
        return text.length() <= longest && text.chars().noneMatch(Character::isISOControl) && isStorable(text);
    }

    private static final class Checked extends StdScalarDeserializer<String> {

        Checked() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            }
            String text = StringDeserializer.instance.deserialize(parser, context);
            return isStorable(text)
                    ? text
                    : context.reportInputMismatch(String.class, "an unpaired surrogate or a zero character");
        }
    }
}
