package com.aivors.operator.delivery;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// A stored body as text for operators. Of a large body, only the beginning is decompressed and
/// shown.
///
/// @param text indented JSON, or any other text unchanged
record StoredBody(String text, boolean truncated) {

    private static final int MOST_BYTES = 256 * 1024;
    private static final int DEEPEST_INDENT = 20;

    /// Stays an escape, because UTF-8 cannot encode it. A pattern matches pairs as one character.
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private static final JsonFactory JSON = new JsonFactory();

    /// Returns the whole body.
    static byte[] opened(byte[] compressed) {
        try (var open = new ZstdInputStream(new ByteArrayInputStream(compressed))) {
            return open.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StoredBody of(byte[] compressed) {
        try (var open = new ZstdInputStream(new ByteArrayInputStream(compressed))) {
            byte[] body = open.readNBytes(MOST_BYTES + 1);
            boolean truncated = body.length > MOST_BYTES;
            String text = new String(body, 0, Math.min(body.length, MOST_BYTES), StandardCharsets.UTF_8);
            String indented = truncated ? null : indented(text);
            return new StoredBody(indented == null ? text : indented, truncated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return null for text that is no JSON
    private static @Nullable String indented(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return null;
        }
        var indented = new StringWriter(text.length() * 2);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text);
                JsonGenerator generator = JSON.createGenerator(new Indented(), indented)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric()) {
                    // Keeps all digits.
                    generator.writeNumber(parser.getString());
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        } catch (JacksonException e) {
            return null;
        }
        return LONE_SURROGATE
                .matcher(indented.toString())
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    private static final class Indented extends ObjectWriteContext.Base {

        private final PrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(new Line())
                .withArrayIndenter(new Line());

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return printer;
        }
    }

    /// Limits the indentation, because deep nesting would multiply the size of the text.
    private static final class Line implements DefaultPrettyPrinter.Indenter {

        @Override
        public void writeIndentation(JsonGenerator generator, int depth) {
            generator.writeRaw("\n" + "  ".repeat(Math.min(depth, DEEPEST_INDENT)));
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }
}
